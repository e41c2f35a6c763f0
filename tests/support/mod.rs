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

pub fn data_files() -> Vec<DataFile> {
    let index = parse("index.toml");
    let paths = index["tables"].as_array().expect("a list").iter();
    paths
        .map(|path| path.as_str().expect("a path"))
        .map(|path| DataFile { stem: path.trim_end_matches(".toml").into(), table: parse(path) })
        .collect()
}

fn parse(path: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(path);
    fs::read_to_string(path).expect("readable").parse().expect("valid TOML")
}

impl DataFile {
    pub fn provider(&self) -> Provider {
        word(&self.table["provider"])
    }

    pub fn channel(&self) -> Option<Channel> {
        self.table.get("channel").map(word)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Table> {
        self.table["code"].as_array().expect("rows").iter().map(|row| row.as_table().expect("a row"))
    }

    /// Where a user would look these codes up.
    pub fn source(&self) -> Source {
        match self.channel() {
            Some(channel) => self.provider().on(channel),
            None => self.provider().into(),
        }
    }
}

pub fn text<'t>(row: &'t Table, key: &str) -> &'t str {
    row[key].as_str().expect("text")
}

pub fn word<T: FromStr>(value: &Value) -> T {
    let word = value.as_str().expect("a word");
    word.parse().unwrap_or_else(|_| panic!("{word} is in no vocabulary"))
}
