//! Tells a person what a code means and what to do about it.
//!
//! `cargo run --example explain -- whatsapp-cloud 131047`, or `-- webex-connect/whatsapp 7703`

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use undelivered::{
    Certainty, Channel, Entry, Fix, LookupError, Normalized, Provider, RetryHint, Source, find, normalize,
};

const USAGE: &str = "\
usage: explain [SOURCE] CODE [--channel CHANNEL] [--json]

SOURCE is a provider, or a provider and a channel: webex-connect/whatsapp. Without one,
all providers are searched. Exit status: 0 if the code is listed, 1 if it is not, 2 if
the words of the call are off.";

struct Call {
    source: Option<Source>,
    channel: Option<Channel>,
    code: String,
    json: bool,
}

fn main() -> ExitCode {
    let ended = match parse(std::env::args().skip(1)) {
        Ok(Some(call)) => run(&call, &mut io::stdout().lock()),
        Ok(None) => writeln!(io::stdout(), "{USAGE}").map(|()| ExitCode::SUCCESS),
        Err(fault) => Ok(misuse(&fault)),
    };
    // Whoever closed the pipe has read enough.
    ended.unwrap_or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

fn run(call: &Call, out: &mut impl Write) -> io::Result<ExitCode> {
    let Some(source) = call.source else {
        let entries: Vec<_> =
            find(&call.code).filter(|entry| call.channel.is_none() || entry.channel() == call.channel).collect();
        return show_all(call, &entries, out);
    };
    let normal = normalize(source, &call.code);
    match (normal.entry(), normal.reason()) {
        (Some(entry), _) => show_all(call, &[entry], out),
        (None, Some(LookupError::Ambiguous { .. })) => {
            let entries: Vec<_> = find(&call.code).filter(|entry| entry.provider() == source.provider()).collect();
            show_all(call, &entries, out)
        }
        (None, Some(fault @ LookupError::UnsupportedChannel { .. })) => Ok(misuse(&fault.to_string())),
        (None, _) => {
            if call.json {
                print_json(&normal, out)?;
            } else {
                explain_unlisted(&normal, out)?;
            }
            Ok(ExitCode::from(1))
        }
    }
}

/// `None` where help was asked for.
fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Call>, String> {
    let (mut positional, mut channel, mut json) = (Vec::new(), None, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Ok(None),
            "--json" => json = true,
            "--channel" => channel = Some(words.next().ok_or("--channel needs a name")?),
            _ if word.starts_with("--") => return Err(format!("unknown option {word}")),
            _ => positional.push(word),
        }
    }
    let channel = channel.map(|name| name.parse().map_err(|_| no_such("channel", &name, Channel::ALL))).transpose()?;
    let (name, code) = match positional.as_slice() {
        [code] => (None, code),
        [name, code] => (Some(name), code),
        _ => return Err("expected a code, with a source before it or without".into()),
    };
    let source = name.map(|name| source(name, channel)).transpose()?;
    Ok(Some(Call { source, channel, code: code.clone(), json }))
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

fn show_all(call: &Call, entries: &[&'static Entry], out: &mut impl Write) -> io::Result<ExitCode> {
    if entries.is_empty() {
        writeln!(out, "{}: no vendor in the catalogs lists this code", call.code)?;
        return Ok(ExitCode::from(1));
    }
    for (position, entry) in entries.iter().enumerate() {
        if call.json {
            print_json(entry, out)?;
        } else {
            if position > 0 {
                writeln!(out)?;
            }
            explain(entry, out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print_json(record: &impl serde::Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    writeln!(out)
}

fn explain(entry: &'static Entry, out: &mut impl Write) -> io::Result<()> {
    let retired = if entry.is_deprecated() { ", deprecated" } else { "" };
    writeln!(out, "{}", paint(BOLD, &format!("{entry}{retired}")))?;
    let mut row = |label: &str, text: &dyn Display| writeln!(out, "  {label:<14} {text}");
    row("What happened", &entry.summary())?;
    if let Some(remedy) = entry.remedy() {
        row("What to do", &remedy)?;
    }
    row("Category", &paint(YELLOW, entry.category().as_str()))?;
    row("Send again?", &format_args!("{} ({})", in_words(entry.retry()), entry.basis()))?;
    if entry.may_have_been_delivered() {
        row("Take care", &"it may have been delivered; a retry may send it twice")?;
    }
    if let Some(permanent) = entry.vendor_says_permanent() {
        row("Vendor says", &if permanent { "permanent" } else { "not permanent" })?;
    }
    row("Who acts", &entry.party())?;
    row("Reaches", &format_args!("this {}", entry.scope()))?;
    if let Some(status) = entry.http_status() {
        row("HTTP status", &status)?;
    }
    for meaning in entry.meanings() {
        row("Can mean", meaning)?;
    }
    for (certainty, label) in [(Certainty::Same, "The same as"), (Certainty::Similar, "Similar to")] {
        let others: Vec<_> = entry
            .equivalents()
            .filter(|(_, sure)| *sure == certainty)
            .map(|(other, _)| format!("{} {}", other.source(), other.code()))
            .collect();
        if !others.is_empty() {
            row(label, &others.join(", "))?;
        }
    }
    if let Some(note) = entry.note() {
        row("Note", &note)?;
    }
    let page = entry.page();
    row("Source", &format_args!("{}, {}", page.title(), page.retrieved()))?;
    page.url().map_or(Ok(()), |url| row("", &url))
}

fn explain_unlisted(normal: &Normalized<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", paint(BOLD, &format!("{} {}: not listed", normal.source(), normal.code())))?;
    let mut row = |label: &str, text: &dyn Display| writeln!(out, "  {label:<14} {text}");
    if let Some(reason) = normal.reason() {
        row("Why", &reason)?;
    }
    row("Best guess", &paint(YELLOW, normal.category().as_str()))?;
    row("Send again?", &format_args!("{} (guessed)", in_words(normal.retry())))?;
    row("Who acts", &normal.party())?;
    row("Reaches", &format_args!("this {}", normal.scope()))
}

const BOLD: u8 = 1;
const YELLOW: u8 = 33;

/// In colour on a terminal whose user has not asked for none (see <https://no-color.org>).
fn paint(style: u8, text: &str) -> String {
    let colour = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_owned() }
}

fn in_words(hint: RetryHint) -> String {
    match hint {
        RetryHint::NotNeeded => "no need, nothing failed".into(),
        RetryHint::Backoff(horizon) => format!("yes, with growing gaps: it passes within {horizon}"),
        RetryHint::After(wait) if wait.as_secs() >= 2 * 3600 => {
            format!("yes, but not before {} hours have passed", wait.as_secs().div_ceil(3600))
        }
        RetryHint::After(wait) => format!("yes, but not before {} minutes have passed", wait.as_secs().div_ceil(60)),
        RetryHint::AfterFix(Fix::UseTemplate) => "yes, as a template".into(),
        RetryHint::AfterFix(fix) => format!("yes, after fixing the {fix}"),
        RetryHint::AwaitRecipient => "only once the recipient has changed something".into(),
        RetryHint::AwaitProvider => "not now: somebody is still working on it".into(),
        RetryHint::Never => "no, not to this recipient this way".into(),
        _ => "nobody says; your own policy decides".into(),
    }
}
