//! The examples as a person or a script meets them: what they print, and how they end.

#[path = "support/example.rs"]
mod example;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Output, Stdio};

use example::{example, run};
use serde_json::Value;
use undelivered::entries;

/// Runs an example on what it reads from standard input.
fn feed(name: &str, bytes: &[u8]) -> Output {
    let mut child =
        example(name).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(bytes).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

#[test]
fn explain_tells_a_listed_code() {
    let output = run("explain", &["whatsapp-cloud", "131047"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    for part in ["131047", "Re-engagement message", "session-window-closed", "24 hours", "as a template"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains('\x1b'), "no colour where there is no terminal");
}

#[test]
fn explain_searches_all_providers() {
    let output = run("explain", &["470", "--json"]);
    let record: Value = serde_json::from_str(stdout(&output)).expect("one record");
    assert_eq!(record["provider"], "whatsapp-on-premises");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn explain_tells_every_meaning_or_that_of_a_channel() {
    let both = run("explain", &["webex-connect", "7703", "--json"]);
    assert_eq!(stdout(&both).lines().count(), 2);
    for words in [["webex-connect", "7703", "--channel", "whatsapp"].as_slice(), &["webex-connect/whatsapp", "7703"]] {
        let one = run("explain", &[words, &["--json"]].concat());
        let record: Value = serde_json::from_str(stdout(&one)).expect("one record");
        assert_eq!(record["category"], "payment-required");
    }
}

#[test]
fn explain_ends_with_1_for_unlisted_codes() {
    for words in [["bird", "15009"].as_slice(), &["bird", "+4"], &["no-such-code"], &["webex-connect", "1999"]] {
        assert_eq!(run("explain", words).status.code(), Some(1), "{words:?}");
    }
    let record: Value = serde_json::from_str(stdout(&run("explain", &["bird", "14999", "--json"]))).expect("a record");
    assert_eq!((&record["code"], &record["name"]), (&"14999".into(), &Value::Null));
}

#[test]
fn explain_ends_with_2_for_wrong_calls() {
    let wrong: [&[&str]; 8] = [
        &[],
        &["nobody", "1"],
        &["bird", "1", "2"],
        &["--channel"],
        &["bird", "1", "--channel", "smoke"],
        &["whatsapp-cloud", "131047", "--channel", "sms"],
        &["--loud", "1"],
        &["webex-connect/smoke", "1"],
    ];
    for words in wrong {
        let output = run("explain", words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{words:?}");
    }
    assert_eq!(run("explain", &["--help"]).status.code(), Some(0));
    let misspelt = run("explain", &["whatsap-cloud", "131047"]);
    assert!(String::from_utf8_lossy(&misspelt.stderr).contains("did you mean whatsapp-cloud?"));
    let misspelt = run("explain", &["webex-connect/watsapp", "7703"]);
    assert!(String::from_utf8_lossy(&misspelt.stderr).contains("did you mean whatsapp?"), "{misspelt:?}");
}

/// `| head -1` has read enough, and nothing is to be complained of.
#[test]
fn a_closed_pipe_is_no_fault() {
    let runs: [(&str, &[&str]); 7] = [
        ("export", &[]),
        ("export", &["--about"]),
        ("page", &[]),
        ("explain", &["7000"]),
        ("explain", &["--list"]),
        ("explain", &["--search", "message"]),
        ("explain", &["--search", "message", "--json"]),
    ];
    for (name, words) in runs {
        let mut child = example(name)
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example is built");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && output.stderr.is_empty(), "{name} {words:?}: {output:?}");
    }
}

#[test]
fn export_prints_every_entry() {
    let output = run("export", &[]);
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let expected: Vec<Value> = entries().map(|entry| serde_json::to_value(entry).expect("JSON")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn webhook_decides_line_by_line() {
    let events = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/events/failures.jsonl");
    let from_file = run("webhook", &[events]);
    assert!(from_file.status.success());
    let told: Vec<_> = stdout(&from_file).lines().collect();
    assert_eq!(
        told,
        [
            "line 1: bird 15005: invalid-recipient -> give up",
            "line 2: bird 14005: session-window-closed -> fix first: use-template",
            "line 3: whatsapp-cloud/whatsapp 131047: session-window-closed -> fix first: use-template",
            "line 4: no failure",
            "line 5: whatsapp-cloud/whatsapp 131056: rate-limited -> send again in 1 s",
            "line 7: whatsapp-on-premises/whatsapp 1011: provider-unavailable -> send again in 900 s",
            "line 8: whatsapp-on-premises/whatsapp 1026: unsupported-recipient -> wait for the recipient",
            "line 11: whatsapp-cloud/whatsapp 100/2388299: invalid-content -> fix first: template",
        ]
    );
    let complaints = String::from_utf8(from_file.stderr.clone()).expect("UTF-8");
    assert!(
        complaints.contains("line 9: neither JSON") && complaints.contains("line 10: no known shape"),
        "{complaints}"
    );

    let from_stdin = feed("webhook", &std::fs::read(events).expect("readable"));
    assert_eq!(from_stdin, from_file, "standard input as well");
}

/// A server on a free port of the loopback address, ended with the test.
struct Receiver(std::process::Child, String);

impl Receiver {
    fn start() -> Self {
        let mut child = example("receiver").arg("127.0.0.1:0").stdout(Stdio::piped()).spawn().expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
        Self(child, address)
    }

    fn post(&self, path: &str, body: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.1).expect("it listens");
        let head =
            format!("POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all((head + body).as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
        (status, serde_json::from_str(body).expect("JSON"))
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn receiver_answers_a_post_with_the_decision() {
    let receiver = Receiver::start();
    let (status, answer) =
        receiver.post("/", "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30006&To=%2B15550000000");
    assert_eq!(status, 200);
    let event = &answer["events"][0];
    assert_eq!((&event["message_id"], &event["recipient"]), (&"SM1".into(), &"+15550000000".into()));
    assert_eq!(event["decision"]["category"], "unsupported-recipient");
    assert_eq!(event["suppress"], "channel");
    assert_eq!(event["send_again_in_seconds"], Value::Null);
    // What the body does not tell, the path does.
    let plain = r#"{"code":"7004","message":"own words"}"#;
    assert_eq!(receiver.post("/", plain).0, 400);
    let (status, answer) = receiver.post("/webex-connect", plain);
    assert_eq!((status, &answer["events"][0]["decision"]["category"]), (200, &"invalid-request".into()));
    let either = r#"{"error":{"message":"own words","type":"OAuthException","code":190,"fbtrace_id":"A"}}"#;
    assert_eq!(receiver.post("/", either).0, 422);
    assert_eq!(receiver.post("/nobody", plain).0, 404);
    assert_eq!(receiver.post("/", "").0, 400);
    let (status, answer) =
        receiver.post("/", r#"[{"type":"message-failed","errorCode":4432,"to":"+1","message":{"id":"m"}},{}]"#);
    assert_eq!((status, &answer["unread"]), (200, &1.into()));
}
