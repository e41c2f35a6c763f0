//! What the types promise: threads, copies, sizes, and no allocation.

use undelivered::{
    Basis, Category, Channel, Channels, Entry, Fix, Judgement, LookupError, Normalized, Party, Provider, RawCode,
    RetryHint, Scope, Source, UnknownWord, entries, find, lookup, normalize, whatsapp_cloud,
};

fn shared<T: Send + Sync>() {}
fn small<T: Send + Sync + Copy + std::fmt::Debug>(at_most: usize) {
    assert!(size_of::<T>() <= at_most, "{} is {} bytes", std::any::type_name::<T>(), size_of::<T>());
}
fn error<T: std::error::Error + Copy + Eq>() {}

#[test]
fn types_are_shared_small_and_errors() {
    shared::<Entry>();
    #[cfg(target_pointer_width = "64")]
    assert_eq!((size_of::<Entry>(), align_of::<Entry>()), (64, 64), "an entry is one cache line");
    small::<Category>(1);
    small::<Fix>(1);
    small::<Basis>(1);
    small::<Party>(1);
    small::<Scope>(1);
    small::<Provider>(1);
    small::<Channel>(1);
    small::<whatsapp_cloud::Code>(2);
    small::<Source>(2);
    small::<Channels>(8);
    small::<LookupError>(40);
    small::<RetryHint>(16);
    small::<RawCode<'_>>(64);
    small::<Normalized<'_>>(160);
    small::<Judgement>(24);
    error::<LookupError>();
    error::<UnknownWord>();
}

#[test]
fn entries_are_told_apart_and_shown() {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, RandomState};

    let all: HashSet<&Entry> = entries().collect();
    assert_eq!(all.len(), entries().count(), "a row is equal to itself alone, whatever code it shares");
    let hashes: HashSet<u64> = {
        let state = RandomState::new();
        entries().map(|entry| state.hash_one(entry)).collect()
    };
    assert_eq!(hashes.len(), all.len());
    for entry in entries() {
        let shown = format!("{entry:?}");
        assert!(shown.contains(entry.code()) && shown.contains(entry.name()), "{shown}");
    }
}

#[test]
fn sources_channels_and_tables_are_shown() {
    assert_eq!(lookup(Provider::Bird, 14005).expect("listed").to_string(), "bird 14005: INVALID_SESSION_WINDOW");
    let on_push = format!("{:?}", Provider::WebexConnect.on(Channel::Push));
    assert!(on_push.contains("WebexConnect") && on_push.contains("Push"), "{on_push}");
    let chat = lookup(Provider::Infobip.on(Channel::Rcs), 7002).expect("listed").table();
    let channels = ["whatsapp", "rcs", "messenger", "instagram"];
    let in_order = || Channel::ALL.iter().filter(|channel| channels.contains(&channel.as_str()));
    assert_eq!(chat.channels().to_string(), in_order().map(|channel| channel.as_str()).collect::<Vec<_>>().join(", "));
    assert_eq!(
        format!("{:?}", chat.channels()),
        format!("{:?}", in_order().collect::<std::collections::BTreeSet<_>>())
    );
    assert!(format!("{chat:?}").contains("infobip#chat"), "{chat:?}");
}

#[test]
fn nothing_is_allocated() {
    let mut answered = 0;
    let counted = allocation_counter::measure(|| {
        for code in ["131047", "0004", "UNKNOWN_SUBSCRIBER", "no such code", "+4", ""] {
            for &provider in Provider::ALL {
                answered += usize::from(lookup(provider, code).is_ok());
                answered += usize::from(normalize(provider.on(Channel::Sms), code).is_listed());
            }
            answered += find(code).count();
        }
        answered += entries().filter(|entry| lookup(entry.provider(), entry.code()).is_ok()).count();
    });
    assert!(answered > 500, "{answered}");
    assert_eq!(counted.count_total, 0);
    let control = allocation_counter::measure(|| drop(std::hint::black_box(vec![1])));
    assert_eq!(control.count_total, 1, "the counter counts");
}
