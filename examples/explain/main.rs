//! Tells a person what a code means and what to do about it; lists the numberings; searches their texts.
//!
//! `cargo run --example explain -- whatsapp-cloud 131047`, or `-- webex-connect/whatsapp 7703`, `-- --list`,
//! `-- --search "opted out"`

mod list;
mod search;
mod show;
mod words;

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use undelivered::{Channel, Entry, LookupError, Provider, Source, find, normalize};

const USAGE: &str = "\
usage: explain [SOURCE] CODE [--channel CHANNEL] [--json]
       explain [SOURCE] --search WORDS [--channel CHANNEL] [--json]
       explain --list [--json]

Explains a messaging vendor's failure code: what happened, whether to send again, who has to act,
and which codes of other vendors mean the same.

  explain whatsapp-cloud 131047           one code of one numbering
  explain webex-connect/whatsapp 7703     on one channel, where a number means several things
  explain 30003                           the code in every numbering that has it
  explain --search \"opted out\"            rows whose texts hold all these words, the best first
  explain twilio --search landline        the same in one numbering
  explain --list                          the numberings: the names that SOURCE takes

With --json, every record that is found is a line of JSON. Exit status: 0 if something was found,
1 if nothing was, 2 if the call itself is wrong.";

/// What was called for, and where.
struct Call {
    task: Task,
    source: Option<Source>,
    channel: Option<Channel>,
    json: bool,
}

enum Task {
    Help,
    List,
    Explain(String),
    Search(String),
}

fn main() -> ExitCode {
    let ended = match parse(std::env::args().skip(1)) {
        Ok(call) => run(&call, &mut io::stdout().lock()),
        Err(fault) => Ok(misuse(&fault)),
    };
    // Whoever closed the pipe has read enough.
    ended.unwrap_or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn run(call: &Call, out: &mut impl Write) -> io::Result<ExitCode> {
    let found = match &call.task {
        Task::Help => writeln!(out, "{USAGE}").map(|()| true),
        Task::List => list::list(call.json, out).map(|()| true),
        Task::Search(words) => search::search(words, call.source, call.channel, call.json, out),
        Task::Explain(code) => {
            if let Some(source) = call.source {
                return explain(source, code, call.json, out);
            }
            let entries: Vec<_> = find(code.as_str()).filter(|entry| holds_on(entry, call.channel)).collect();
            show::entries(code, &entries, call.json, out)
        }
    };
    found.map(|found| if found { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Whether the entry counts where a message went over this channel, if any was named.
fn holds_on(entry: &Entry, channel: Option<Channel>) -> bool {
    let channels = entry.table().channels();
    channels.is_empty() || channel.is_none_or(|channel| channels.contains(channel))
}

fn explain(source: Source, code: &str, json: bool, out: &mut impl Write) -> io::Result<ExitCode> {
    let normal = normalize(source, code);
    match normal.reason() {
        Some(fault @ LookupError::UnsupportedChannel { .. }) => return Ok(misuse(&fault.to_string())),
        Some(LookupError::Ambiguous { .. }) => {
            let entries: Vec<_> = find(code).filter(|entry| entry.provider() == source.provider()).collect();
            show::entries(code, &entries, json, out)?;
        }
        _ => show::answer(&normal, json, out)?,
    }
    let found = matches!(normal.reason(), None | Some(LookupError::Ambiguous { .. }));
    Ok(if found { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn parse(mut words: impl Iterator<Item = String>) -> Result<Call, String> {
    let (mut positional, mut channel, mut task, mut json) = (Vec::new(), None, None, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => task = Some(Task::Help),
            "--list" => task = Some(Task::List),
            "--search" => {
                let words = words.next().filter(|words| words.contains(char::is_alphanumeric));
                task = Some(Task::Search(words.ok_or("--search needs words")?));
            }
            "--json" => json = true,
            "--channel" => channel = Some(words.next().ok_or("--channel needs a name")?),
            _ if word.starts_with("--") => return Err(format!("unknown option {word}")),
            _ => positional.push(word),
        }
    }
    let channel = channel.map(|name| name.parse().map_err(|_| no_such("channel", &name, Channel::ALL))).transpose()?;
    let (task, name) = match (task, positional.as_slice()) {
        (Some(Task::Help), _) => (Task::Help, None),
        (Some(Task::Search(_)), [_, ..]) if positional.len() > 1 => {
            return Err("put the words of a search in quotes: --search \"opted out\"".into());
        }
        (Some(Task::List), [_, ..]) => return Err("--list takes no further words".into()),
        (Some(task), names) => (task, names.first()),
        (None, [code]) => (Task::Explain(code.clone()), None),
        (None, [name, code]) => (Task::Explain(code.clone()), Some(name)),
        (None, _) => return Err("expected a code, with a source before it or without".into()),
    };
    let source = name.map(|name| source(name, channel)).transpose()?;
    Ok(Call { task, source, channel, json })
}

/// `webex-connect`, `webex-connect/sms`, or `webex-connect` and a channel beside it.
fn source(name: &str, channel: Option<Channel>) -> Result<Source, String> {
    let source: Source = name.parse().map_err(|_| match name.split_once('/') {
        Some((provider, channel)) if provider.parse::<Provider>().is_ok() => no_such("channel", channel, Channel::ALL),
        named => no_such("provider", named.map_or(name, |(provider, _)| provider), Provider::ALL),
    })?;
    Ok(channel.map_or(source, |channel| source.provider().on(channel)))
}

fn no_such(noun: &str, name: &str, all: &[impl Display]) -> String {
    let all: Vec<_> = all.iter().map(ToString::to_string).collect();
    // As many neighbouring letters in common as can be.
    let pairs = |text: &str| text.as_bytes().windows(2).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let asked = pairs(name);
    let likeness = |other: &&String| pairs(other).iter().filter(|pair| asked.contains(pair)).count();
    let nearest = all.iter().max_by_key(likeness).map_or("", String::as_str);
    format!("no {noun} {name:?}; did you mean {nearest}? There are {}", all.join(", "))
}

fn misuse(fault: &str) -> ExitCode {
    eprintln!("explain: {fault}\n\n{USAGE}");
    ExitCode::from(2)
}
