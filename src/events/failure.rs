//! What a shape finds at one place of a body: a failure, a delay, a success, or nothing that can be read.

use std::time::Duration;

use super::event::{Event, Events};
use super::find::{Levels, Taken};
use super::shape::{Pick, Shape};
use super::text::Text;
use crate::normalize::Own;
use crate::{Channel, Match, Provider, RawCode, Source};

/// Adds what stands here to the events of the body.
pub(super) fn read<'a>(shape: &'static Shape, levels: Levels<'_, 'a>, events: &mut Events<'a>) {
    let place = Place::of(shape, levels);
    if place.verdict == Some(Verdict::Passed) {
        events.successes += 1;
        return;
    }
    let subcode = levels.first(shape.subcode, place.channel).map(|(subcode, _)| subcode);
    let Told { code, source, own, with_subcode } = match place.told(subcode.as_ref()) {
        Ok(told) => told,
        Err(Untold::Success) => {
            events.successes += 1;
            return;
        }
        Err(Untold::Unread) => {
            events.unread += 1;
            return;
        }
    };
    let cause = levels.all(shape.cause, place.channel).find_map(|(cause, pick)| {
        let numbering = Source::from(pick.provider?);
        let is_the_same = numbering.provider() == source.provider() && cause == code;
        (!is_the_same).then_some((numbering, cause))
    });
    events.told.push(Event {
        source,
        code,
        own,
        subcode: subcode.filter(|_| with_subcode),
        cause,
        message_id: levels.text(shape.message_id),
        recipient: levels.text(shape.recipient),
        time: levels.text(shape.time),
        http_status: place.http_status,
        retry_after: levels.number(shape.retry_after).filter(|seconds| *seconds > 0).map(Duration::from_secs),
        is_pending: place.verdict == Some(Verdict::Pending),
        status: place.status,
    });
}

/// A place of a body, and what is said there beside the code.
struct Place<'v, 'a> {
    shape: &'static Shape,
    levels: Levels<'v, 'a>,
    status: Option<Text<'a>>,
    verdict: Option<Verdict>,
    channel: Option<Channel>,
    /// A channel is named, in a word that could not be read.
    is_channel_unread: bool,
    http_status: Option<u16>,
}

/// What the vendor's status says of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Failed,
    Pending,
    Passed,
}

/// What is told of a failure, or of a delay.
struct Told<'a> {
    code: Taken<'a>,
    source: Source,
    /// What the code says by itself.
    own: Own,
    with_subcode: bool,
}

/// Why no failure is told.
enum Untold {
    Success,
    Unread,
}

impl<'v, 'a> Place<'v, 'a> {
    fn of(shape: &'static Shape, levels: Levels<'v, 'a>) -> Self {
        let status = levels.text(shape.status);
        let word = levels.text(shape.channel_word);
        let channel = shape.channel.or_else(|| shape.provider.channel(word.as_deref()?));
        let http_status = levels.number(shape.http_status).and_then(|status| status.try_into().ok());
        Self {
            verdict: verdict(shape, status.as_deref()),
            is_channel_unread: word.is_some() && channel.is_none(),
            http_status: http_status.filter(|status| *status >= 100).or(shape.http),
            shape,
            levels,
            status,
            channel,
        }
    }

    fn on(&self, provider: Provider) -> Source {
        if self.is_channel_unread { Source::unknown_channel(provider) } else { (provider, self.channel).into() }
    }

    fn told(&self, subcode: Option<&Taken<'a>>) -> Result<Told<'a>, Untold> {
        let found = self.best_known(subcode);
        let is_known = |told: &Told<'a>| self.is_failure_or_delay(&told.own);
        match (found, self.verdict, &self.status, self.http_status) {
            (Some(found), ..) if is_known(&found) => Ok(found),
            // A code of success beside a status of failure tells nothing: the status is all there is.
            (_, Some(_), Some(status), _) => {
                let (source, code) = (self.on(self.shape.provider), Taken::Text(status.clone()));
                Ok(Told { own: Own::of(source, &code.code()), source, code, with_subcode: false })
            }
            // A warning is none under a status of refusal.
            (Some(_), .., Some(status @ 400..)) => {
                let (source, code) = (Provider::Http.into(), Taken::Unsigned(status.into()));
                Ok(Told { own: Own::of(source, &code.code()), source, code, with_subcode: false })
            }
            (Some(_), ..) => Err(Untold::Success),
            (None, ..) => Err(Untold::Unread),
        }
    }

    fn is_failure_or_delay(&self, own: &Own) -> bool {
        let is_delay = own.judgement.is_pending() && self.verdict == Some(Verdict::Pending);
        is_delay || own.judgement.category().is_failure()
    }

    /// Of several codes, the first that the catalogs know as a failure, else the first that they know, else the first.
    fn best_known(&self, subcode: Option<&Taken<'a>>) -> Option<Told<'a>> {
        let mut best: Option<(u8, Told<'a>)> = None;
        for (code, pick) in self.levels.all(self.shape.code, self.channel) {
            let told = self.judged(code, pick, subcode);
            let is_known = told.own.matched != Match::Nothing;
            let rank = u8::from(is_known) + u8::from(is_known && self.is_failure_or_delay(&told.own));
            if best.as_ref().is_none_or(|(other, _)| rank > *other) {
                best = Some((rank, told));
            }
            if rank == 2 {
                break;
            }
        }
        best.map(|(_, told)| told)
    }

    fn judged(&self, code: Taken<'a>, pick: &Pick, subcode: Option<&Taken<'a>>) -> Told<'a> {
        let source = self.on(pick.provider.unwrap_or(self.shape.provider));
        let own = Own::of(source, &RawCode::with_subcode(code.code(), subcode.map(Taken::code)));
        Told { code, source, own, with_subcode: true }
    }
}

fn verdict(shape: &Shape, status: Option<&str>) -> Option<Verdict> {
    let status = status?;
    let among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(status));
    [(shape.failed, Verdict::Failed), (shape.pending, Verdict::Pending), (shape.passed, Verdict::Passed)]
        .into_iter()
        .find_map(|(words, verdict)| among(words).then_some(verdict))
}
