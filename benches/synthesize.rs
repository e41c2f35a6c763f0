//! Replaces all tables by made-up ones: `synthesize <copy of the crate> <rows> <numberings>`; a third are words.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use undelivered::{Channel, Provider};
use undelivered_benches::random;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, rows, numberings] = &arguments[..] else { panic!("synthesize <folder> <rows> <numberings>") };
    let (rows, numberings): (usize, usize) = (rows.parse().expect("a number"), numberings.parse().expect("a number"));
    let (data, source) = (Path::new(folder).join("data"), Path::new(folder).join("src"));
    let vocabulary = source.join("vocabulary/provider.rs");
    let providers = providers(&vocabulary, numberings);
    fs::remove_dir_all(&data).expect("the tables of a copy");
    fs::create_dir(&data).expect("writable");
    let page = "[[page]]\nid = \"P\"\ntitle = \"P\"\nretrieved = \"2026-01-01\"\n";
    fs::write(data.join("pages.toml"), page).expect("writable");
    fs::write(data.join("failures.toml"), "").expect("writable");
    let mut index = String::new();
    for (nth, provider) in providers.iter().enumerate() {
        let _ = writeln!(index, "[[provider]]\nname = \"{provider}\"\nvendor = \"V\"\ntitle = \"{provider}\"");
        let share = rows * (nth + 1) / numberings - rows * nth / numberings;
        // One numbering has a table for every channel and one for each of four, which share half of their numbers.
        let mut channels = vec![None];
        if nth == 1 {
            channels.extend(Channel::ALL.iter().take(4).map(Some));
            fs::create_dir(data.join(provider)).expect("writable");
        }
        let files: Vec<String> = channels.iter().map(|channel| file(provider, *channel, channels.len())).collect();
        if files.len() > 1 {
            let _ = writeln!(index, "tables = {files:?}");
        }
        for (table, (channel, file)) in channels.iter().zip(&files).enumerate() {
            let channel = channel.map_or(String::new(), |channel| format!("channel = \"{channel}\"\n"));
            let mut text = format!(
                "provider = \"{provider}\"\n{channel}title = \"{provider} {table}\"\npage = \"P\"\nleaves_open = \"all.\"\n\n"
            );
            for (code, seed) in codes(nth, table, share / files.len()) {
                text += &row(&code, seed);
            }
            fs::write(data.join(file), text).expect("writable");
        }
    }
    fs::write(data.join("index.toml"), index).expect("writable");
}

/// So many names of numberings: those that exist, then made-up ones, which are added to the vocabulary of the copy.
fn providers(vocabulary: &Path, numberings: usize) -> Vec<String> {
    let mut names: Vec<String> = Provider::ALL.iter().map(ToString::to_string).collect();
    let mut variants = String::new();
    for nth in names.len()..numberings {
        names.push(format!("made-up-{nth}"));
        let _ = write!(variants, "        /// Made up.\n        MadeUp{nth} = \"made-up-{nth}\",\n");
    }
    let text = fs::read_to_string(vocabulary).expect("the vocabulary of a copy");
    let end = text.rfind("    }\n}").expect("the end of the enum");
    fs::write(vocabulary, format!("{}{variants}{}", &text[..end], &text[end..])).expect("writable");
    names.truncate(numberings);
    names
}

fn file(provider: &str, channel: Option<&Channel>, tables: usize) -> String {
    match channel {
        None if tables == 1 => format!("{provider}.toml"),
        None => format!("{provider}/common.toml"),
        Some(channel) => format!("{provider}/{channel}.toml"),
    }
}

/// Numbers lie as the real ones do, of which three follow each other, and seven stand in a page of 64.
const RUN: usize = 3;
const GAP: usize = 23;

/// Codes in the order of a table, each with a number for its texts. Every third numbering has words.
fn codes(numbering: usize, table: usize, count: usize) -> Vec<(String, usize)> {
    const PARTS: [&str; 16] = [
        "Account",
        "Blocked",
        "Channel",
        "Device",
        "Expired",
        "Failed",
        "Invalid",
        "Limit",
        "Message",
        "Not",
        "Number",
        "Payload",
        "Recipient",
        "Rejected",
        "Token",
        "Unknown",
    ];
    if numbering % 3 != 2 {
        // The second half of a table is the next table's first.
        let first = table * count / 2;
        return (first..first + count)
            .map(|nth| (1_000 + numbering * 900 + nth + nth / RUN * GAP, nth))
            .map(|(code, nth)| (code.to_string(), nth))
            .collect();
    }
    let mut next = random();
    let mut part = || PARTS[next() as usize % PARTS.len()];
    let mut words = BTreeMap::new();
    while words.len() < count {
        let word: Vec<&str> = (0..2 + words.len() % 3).map(|_| part()).collect();
        let word = if numbering % 2 == 0 { word.concat() } else { word.join("_").to_uppercase() };
        let nth = words.len();
        words.entry(if words.contains_key(&word) { format!("{word}{nth}") } else { word }).or_insert(nth);
    }
    words.into_iter().collect()
}

fn row(code: &str, seed: usize) -> String {
    format!(
        "[[code]]\ncode = \"{code}\"\nname = \"Code{seed}\"\ntitle = \"CODE_{seed}\"\n\
         summary = \"What happened to message {seed} is told in as many words as a real summary has.\"\n\
         remedy = \"What to do about {seed}, told in about as many words as well.\"\n\
         category = \"provider-error\"\nretry = \"backoff\"\nbasis = \"inferred\"\n\n"
    )
}
