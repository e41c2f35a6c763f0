//! What a shape finds at one place of a body: a failure, a delay, a success, or nothing that can be read.

use std::time::Duration;

use super::event::{Event, Events};
use super::find::{Levels, Taken};
use super::shape::Shape;
use super::text::Text;
use crate::normalize::Own;
use crate::{Channel, Match, Provider, RawCode, Source};

/// More failures than this are not kept: three bytes make one, and an event takes a hundred times that.
const MOST: usize = 100_000;

/// Adds what stands here to the events of the body.
pub(super) fn read<'a>(shape: &'static Shape, levels: Levels<'_, 'a>, events: &mut Events<'a>) {
    if events.told.len() >= MOST {
        return events.unread += 1;
    }
    let place = Place::of(shape, levels);
    let Told { code, source, own, subcode } = match place.told() {
        Ok(told) => told,
        Err(Untold::Success) => return events.successes += 1,
        Err(Untold::Unread) => return events.unread += 1,
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
        subcode,
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
    subcode: Option<Taken<'a>>,
    /// What the code says by itself.
    own: Own,
}

impl<'a> Told<'a> {
    fn by(source: Source, code: Taken<'a>, subcode: Option<Taken<'a>>) -> Self {
        let own = Own::of(source, &RawCode::with_subcode(code.code(), subcode.as_ref().map(Taken::code)));
        Self { code, source, subcode, own }
    }
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

    fn told(&self) -> Result<Told<'a>, Untold> {
        if self.verdict == Some(Verdict::Passed) {
            return Err(Untold::Success);
        }
        match (self.best_known(), self.verdict, &self.status, self.http_status) {
            (Some(found), ..) if self.is_failure_or_delay(&found.own) => Ok(found),
            // A code of success beside a status of failure tells nothing: the status is all there is.
            (_, Some(_), Some(status), _) => {
                Ok(Told::by(self.on(self.shape.provider), Taken::Text(status.clone()), None))
            }
            // A warning is none under a status of refusal.
            (Some(_), .., Some(status @ 400..)) => {
                Ok(Told::by(Provider::Http.into(), Taken::Unsigned(status.into()), None))
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
    fn best_known(&self) -> Option<Told<'a>> {
        let subcode = self.levels.first(self.shape.subcode, self.channel).map(|(subcode, _)| subcode);
        let mut best: Option<(u8, Told<'a>)> = None;
        for (code, pick) in self.levels.all(self.shape.code, self.channel) {
            let told = Told::by(self.on(pick.provider.unwrap_or(self.shape.provider)), code, subcode.clone());
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
}

fn verdict(shape: &Shape, status: Option<&str>) -> Option<Verdict> {
    let status = status?;
    let among = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(status));
    [(shape.failed, Verdict::Failed), (shape.pending, Verdict::Pending), (shape.passed, Verdict::Passed)]
        .into_iter()
        .find_map(|(words, verdict)| among(words).then_some(verdict))
}
