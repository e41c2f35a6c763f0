//! The tables of `data/`, read for the tests by serde and not by the generator.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::path::Path;
use std::{fs, str::FromStr};

use toml::{Table, Value};
use undelivered::{Channel, Provider, Source};

/// One file of `data/`: its stem (`webex-connect/sms`) and its content.
pub struct DataFile {
    pub stem: String,
    pub table: Table,
}

/// The files of all numberings, in the order of the providers.
pub fn data_files() -> Vec<DataFile> {
    let index = parse("index.toml");
    let mut listed: Vec<&Table> = list(&index, "provider").map(|item| item.as_table().expect("a table")).collect();
    listed.sort_by_key(|item| word::<Provider>(&item["name"]));
    let paths = listed.into_iter().flat_map(|item| match item.get("tables") {
        Some(tables) => texts(tables),
        None => vec![format!("{}.toml", text(item, "name"))],
    });
    paths.map(|path| DataFile { stem: path.trim_end_matches(".toml").into(), table: parse(&path) }).collect()
}

/// A file with the further parts of it: `twilio.toml` goes on in `twilio.2.toml`.
pub fn parse(path: &str) -> Table {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut text = fs::read_to_string(data.join(path)).expect("readable");
    let part = |nth: usize| data.join(path.replace(".toml", &format!(".{nth}.toml")));
    text.extend((2..).map_while(|nth| fs::read_to_string(part(nth)).ok()));
    text.parse().expect("valid TOML")
}

impl DataFile {
    pub fn provider(&self) -> Provider {
        word(&self.table["provider"])
    }

    pub fn channels(&self) -> Vec<Channel> {
        let one = self.table.get("channel").map(word);
        one.into_iter().chain(list(&self.table, "channels").map(word)).collect()
    }

    pub fn rows(&self) -> impl Iterator<Item = &Table> {
        list(&self.table, "code").map(|row| row.as_table().expect("a row"))
    }

    /// Every source on which a user meets these codes; for a table of every channel, on one of them.
    pub fn sources(&self) -> Vec<Source> {
        let provider = self.provider();
        match self.channels()[..] {
            [] => vec![Source::unknown_channel(provider)],
            ref channels => channels.iter().map(|&channel| provider.on(channel)).collect(),
        }
    }
}

pub fn list<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Value> {
    table.get(key).and_then(Value::as_array).into_iter().flatten()
}

pub fn texts(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|text| text.as_str().expect("text").to_owned()).collect()
}

pub fn text<'t>(row: &'t Table, key: &str) -> &'t str {
    row[key].as_str().expect("text")
}

pub fn word<T: FromStr>(value: &Value) -> T {
    let word = value.as_str().expect("a word");
    word.parse().unwrap_or_else(|_| panic!("{word} is in no vocabulary"))
}
