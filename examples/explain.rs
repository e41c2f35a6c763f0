//! Tells a person what a code means and what to do about it.
//!
//! `cargo run --example explain -- whatsapp-cloud 131047`

use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use undelivered::{
    Certainty, Channel, Entry, Fix, LookupError, Normalized, Provider, RetryHint, Source, find, normalize,
};

const USAGE: &str = "\
usage: explain [PROVIDER] CODE [--channel CHANNEL] [--json]

Without a provider, all of them are searched. Exit status: 0 if the code is listed,
1 if it is not, 2 if the words of the call are off.";

struct Call {
    provider: Option<Provider>,
    channel: Option<Channel>,
    code: String,
    json: bool,
}

fn main() -> ExitCode {
    let call = match parse(std::env::args().skip(1)) {
        Ok(Some(call)) => call,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(fault) => return misuse(&fault),
    };
    let Some(provider) = call.provider else {
        let entries: Vec<_> =
            find(&call.code).filter(|entry| call.channel.is_none() || entry.channel() == call.channel).collect();
        return show_all(&call, &entries);
    };
    let source = call.channel.map_or(Source::from(provider), |channel| provider.on(channel));
    let normal = normalize(source, &call.code);
    match (normal.entry(), normal.reason()) {
        (Some(entry), _) => show_all(&call, &[entry]),
        (None, Some(LookupError::Ambiguous { .. })) => {
            let entries: Vec<_> = find(&call.code).filter(|entry| entry.provider() == provider).collect();
            show_all(&call, &entries)
        }
        (None, Some(fault @ LookupError::UnsupportedChannel { .. })) => misuse(&fault.to_string()),
        (None, _) => {
            if call.json {
                print_json(&normal);
            } else {
                explain_unlisted(&normal);
            }
            ExitCode::from(1)
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
    let (provider, code) = match positional.as_slice() {
        [code] => (None, code),
        [name, code] => (Some(name.parse().map_err(|_| no_such("provider", name, Provider::ALL))?), code),
        _ => return Err("expected a code, with a provider before it or without".into()),
    };
    Ok(Some(Call { provider, channel, code: code.clone(), json }))
}

fn no_such(noun: &str, name: &str, all: &[impl Display]) -> String {
    let all: Vec<_> = all.iter().map(ToString::to_string).collect();
    format!("no {noun} {name:?}; there are {}", all.join(", "))
}

fn misuse(fault: &str) -> ExitCode {
    eprintln!("explain: {fault}\n\n{USAGE}");
    ExitCode::from(2)
}

fn show_all(call: &Call, entries: &[&Entry]) -> ExitCode {
    if entries.is_empty() {
        println!("{}: no vendor in the catalogs lists this code", call.code);
        return ExitCode::from(1);
    }
    for (position, entry) in entries.iter().enumerate() {
        if call.json {
            print_json(entry);
        } else {
            if position > 0 {
                println!();
            }
            explain(entry);
        }
    }
    ExitCode::SUCCESS
}

fn print_json(record: &impl serde::Serialize) {
    println!("{}", serde_json::to_string(record).expect("a record of texts is always JSON"));
}

fn explain(entry: &Entry) {
    let retired = if entry.deprecated() { ", deprecated" } else { "" };
    println!("{}", paint(BOLD, &format!("{}: {}{retired}", name(entry), entry.title())));
    row("What happened", entry.summary());
    if let Some(remedy) = entry.remedy() {
        row("What to do", remedy);
    }
    row("Category", paint(YELLOW, entry.category().as_str()));
    row("Send again?", format_args!("{} ({})", in_words(entry.retry()), entry.basis()));
    if entry.may_have_been_delivered() {
        row("Take care", "it may have been delivered; a retry may send it twice");
    }
    row("Who acts", entry.party());
    row("Reaches", format_args!("this {}", entry.scope()));
    if let Some(status) = entry.http_status() {
        row("HTTP status", status);
    }
    for meaning in entry.meanings() {
        row("Can mean", meaning);
    }
    for (certainty, label) in [(Certainty::Same, "The same as"), (Certainty::Similar, "Similar to")] {
        let others: Vec<_> =
            entry.equivalents().filter(|(_, sure)| *sure == certainty).map(|(other, _)| name(other)).collect();
        if !others.is_empty() {
            row(label, others.join(", "));
        }
    }
    row("Source", entry.source());
}

/// Whose code on which channel: `webex-connect (whatsapp) 7710`.
fn name(entry: &Entry) -> String {
    let channel = entry.channel().map(|channel| format!(" ({channel})")).unwrap_or_default();
    format!("{}{channel} {}", entry.provider(), entry.code())
}

fn explain_unlisted(normal: &Normalized<'_>) {
    println!("{}", paint(BOLD, &format!("{} {}: not listed", normal.source(), normal.code())));
    if let Some(reason) = normal.reason() {
        row("Why", reason);
    }
    row("Best guess", paint(YELLOW, normal.category().as_str()));
    row("Send again?", format_args!("{} (guessed)", in_words(normal.retry())));
    row("Who acts", normal.party());
    row("Reaches", format_args!("this {}", normal.scope()));
}

fn row(label: &str, text: impl Display) {
    println!("  {label:<14} {text}");
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
        RetryHint::Backoff => "yes, with growing gaps".into(),
        RetryHint::After(wait) if wait.as_secs() >= 2 * 3600 => {
            format!("yes, but not before {} hours have passed", wait.as_secs().div_ceil(3600))
        }
        RetryHint::After(wait) => format!("yes, but not before {} minutes have passed", wait.as_secs().div_ceil(60)),
        RetryHint::AfterFix(Fix::UseTemplate) => "yes, as a template".into(),
        RetryHint::AfterFix(fix) => format!("yes, after fixing the {fix}"),
        RetryHint::AwaitRecipient => "only once the recipient has changed something".into(),
        RetryHint::Never => "no, not to this recipient this way".into(),
        _ => "nobody says; your own policy decides".into(),
    }
}
