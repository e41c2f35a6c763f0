//! What vendors send, for the bench of events and for callgrind.

/// The bodies in JSON that are known to be somebody's, of all vendors: those of the crate's own tests.
pub fn bodies() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/events");
    let files = std::fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path());
    let mut bodies = Vec::new();
    for path in files.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")) {
        for line in std::fs::read_to_string(&path).expect("text").lines().filter(|line| line.starts_with('{')) {
            let case: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
            let body = case["body"].as_str().expect("a body");
            let is_json = serde_json::from_str::<serde_json::Value>(body).is_ok();
            if is_json && undelivered::events::read(body.as_bytes()).is_ok() {
                bodies.push(body.to_owned());
            }
        }
    }
    bodies
}

/// The peer: the whole body as a tree.
pub fn read_json(body: &str) -> Option<usize> {
    serde_json::from_str::<serde_json::Value>(body).ok().map(|value| usize::from(value.is_object()))
}

/// The sum of what is to be done about each failure in a body.
pub fn decide_all(body: &str) -> Option<usize> {
    let events = undelivered::events::read(body.as_bytes()).ok()?;
    Some(events.iter().map(|event| event.normalize().retry().kind() as usize).sum())
}
