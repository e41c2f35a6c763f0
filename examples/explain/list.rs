//! The numberings, a line for each.

use std::io::{self, Write};

use serde_json::json;
use undelivered::Provider;

pub fn list(json: bool, out: &mut impl Write) -> io::Result<()> {
    let width = |text: fn(&Provider) -> usize| Provider::ALL.iter().map(text).max().unwrap_or(0);
    let names = width(|provider| provider.as_str().len());
    let vendors = width(|provider| provider.vendor().chars().count());
    for provider in Provider::ALL {
        let (vendor, title, rows) = (provider.vendor(), provider.title(), provider.entries().len());
        if json {
            writeln!(out, "{}", json!({"name": provider, "vendor": vendor, "title": title, "rows": rows}))?;
        } else {
            writeln!(out, "{:names$}  {rows:4} rows  {vendor:vendors$}  {title}", provider.as_str())?;
        }
    }
    Ok(())
}
