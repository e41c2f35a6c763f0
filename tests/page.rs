//! The catalog for those who write no Rust: the page of the example `page`, and the lines and schema of `export`.

#[path = "support/example.rs"]
mod example;

use std::collections::HashSet;

use example::{run, told};
use serde_json::{Map, Value};
use undelivered::{
    Basis, Category, Channel, Entry, Fix, Group, Horizon, Page, Party, RetryKind, Scope, entries, tables,
};

fn newest_page() -> &'static str {
    entries().map(Entry::page).map(Page::retrieved).max().expect("a page")
}

/// The page without its data, and the data.
fn page() -> (String, String) {
    let page = told("page", &[]);
    let start = "<script type=\"application/json\" id=\"data\">";
    let (before, after) = page.split_once(start).expect("data");
    let (data, behind) = after.split_once("</script>").expect("an end");
    (format!("{before}{start}</script>{behind}"), data.to_owned())
}

#[test]
fn the_page_is_one_small_file() {
    let page = told("page", &[]);
    assert!(page.len() < 3 << 20, "{} bytes", page.len());
    assert!(!self::page().0.contains("{{"), "every mark is filled in");
    let title = format!(
        "undelivered {}, newest source page of <time datetime=\"{}\">",
        env!("CARGO_PKG_VERSION"),
        newest_page()
    );
    assert!(page.contains(&title), "{title}");
}

#[test]
fn every_code_is_on_the_page() {
    let data: Value = serde_json::from_str(&page().1).expect("JSON");
    let list = |name: &str| data[name].as_array().expect("a list").clone();
    let (fields, values, rows) = (list("fields"), list("values"), list("rows"));
    let all: Vec<_> = entries().collect();
    assert_eq!(rows.len(), all.len());
    for (row, entry) in rows.iter().zip(&all) {
        let places = row.as_array().expect("a row").iter().map(|place| place.as_u64().expect("a place"));
        let mut record: Map<String, Value> = fields
            .iter()
            .zip(places)
            .map(|(field, place)| {
                (field.as_str().expect("a name").into(), values[usize::try_from(place).expect("small")].clone())
            })
            .collect();
        let advice = record.remove("advice").expect("a hint in words");
        assert!(advice.as_str().is_some_and(|advice| !advice.is_empty()));
        for same in record.remove("same").expect("a list").as_array().expect("a list") {
            let other = all[usize::try_from(same.as_u64().expect("a place")).expect("small")];
            assert!(entry.equivalents().any(|(equivalent, _)| equivalent == other));
        }
        assert_eq!(Value::Object(record), serde_json::to_value(entry).expect("JSON"));
    }
    for table in tables() {
        assert_eq!(data["tables"][table.id()], table.title());
    }
}

/// The script makes them by the same rule: with the table where several of a numbering hold the code.
#[test]
fn every_code_has_a_link_of_its_own() {
    let mut links = HashSet::new();
    let mut short = HashSet::new();
    for entry in entries() {
        let table = entry.table().id().replace('#', "/");
        assert!(links.insert(format!("{table}/{}", entry.code())), "{entry}");
        short.insert(format!("{}/{}", entry.provider(), entry.code()));
    }
    for entry in entries().filter(|entry| entry.table().id().contains('#')) {
        let link = format!("{}/{}", entry.table().id().replace('#', "/"), entry.code());
        assert!(!short.contains(&link), "{link} is also a code and its subcode");
    }
}

#[test]
fn nothing_is_fetched_and_no_text_is_run() {
    let (page, _) = page();
    assert!(page.contains("default-src 'none'") && !page.contains("unsafe-eval"));
    let fetching = ["http:", "https:", "src=", "url(", "@import", "fetch(", "XMLHttpRequest", "import(", "<link"];
    let running = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", " onclick"];
    for word in fetching.iter().chain(&running) {
        assert!(!page.contains(word), "{word} in the page");
    }
}

#[test]
fn a_text_cannot_end_the_data() {
    assert!(entries().any(|entry| entry.title().contains('<')), "some title puts it to the test");
    let (page, data) = page();
    assert!(!data.contains('<'), "every one is escaped");
    assert_eq!(page.matches("</script>").count(), 2, "the data's and the script's");
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../examples/export.schema.json")).expect("JSON")
}

#[test]
fn export_tells_about_itself() {
    let about: Value = serde_json::from_str(&told("export", &["--about"])).expect("one line of JSON");
    let expected = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "rows": entries().count(),
        "newest_page": newest_page(),
    });
    assert_eq!(about, expected);
    assert!(!run("export", &["--abuot"]).status.success());
}

#[test]
fn every_exported_line_fits_the_schema() {
    let schema = schema();
    for line in told("export", &[]).lines() {
        let record = serde_json::from_str(line).expect("JSON");
        check(&schema, &record).unwrap_or_else(|fault| panic!("{fault}: {line}"));
    }
}

/// A schema that lets everything through would be no use.
#[test]
fn the_schema_refuses_what_is_no_line() {
    let (schema, line) = (schema(), serde_json::to_value(entries().next()).expect("JSON"));
    for field in line.as_object().expect("a record").keys() {
        let mut without = line.clone();
        without.as_object_mut().expect("a record").remove(field);
        assert!(check(&schema, &without).is_err(), "without {field}");
        let mut wrong = line.clone();
        wrong[field] = serde_json::json!({"no": ["such"]});
        assert!(check(&schema, &wrong).is_err(), "a wrong {field}");
    }
    for (place, wrong) in [
        ("/extra", "one field too many".into()),
        ("/category", "no-such-category".into()),
        ("/retry", serde_json::json!({"kind": "backoff"})),
        ("/retry", serde_json::json!({"kind": "never", "seconds": 1})),
        ("/http_status", 99.into()),
        ("/title", "".into()),
        ("/page/retrieved", "yesterday".into()),
        ("/page/url", "example.org".into()),
    ] {
        let mut line = line.clone();
        match line.pointer_mut(place) {
            Some(value) => *value = wrong,
            None => line[&place[1..]] = wrong,
        }
        assert!(check(&schema, &line).is_err(), "{place}: {line}");
    }
}

#[test]
fn the_schema_has_the_words_of_the_crate_and_its_version() {
    fn words(all: &[impl ToString]) -> Vec<String> {
        all.iter().map(ToString::to_string).collect()
    }
    let schema = schema();
    let listed = |place: &str| -> Vec<String> {
        let list = schema.pointer(place).and_then(Value::as_array).unwrap_or_else(|| panic!("{place}"));
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    for (place, expected) in [
        ("/properties/channel/enum", words(Channel::ALL)),
        ("/properties/category/enum", words(Category::ALL)),
        ("/properties/group/enum", words(Group::ALL)),
        ("/properties/basis/enum", words(Basis::ALL)),
        ("/properties/party/enum", words(Party::ALL)),
        ("/properties/scope/enum", words(Scope::ALL)),
        ("/properties/retry/oneOf/1/properties/horizon/enum", words(Horizon::ALL)),
        ("/properties/retry/oneOf/2/properties/fix/enum", words(Fix::ALL)),
    ] {
        assert_eq!(listed(place), expected, "{place} of examples/export.schema.json");
    }
    let mut kinds = listed("/properties/retry/oneOf/3/properties/kind/enum");
    kinds.extend(["after", "backoff", "after-fix"].map(str::to_owned));
    assert_eq!(kinds.iter().collect::<HashSet<_>>(), words(RetryKind::ALL).iter().collect());

    for place in ["/$id", "/title"] {
        let text = schema.pointer(place).and_then(Value::as_str).expect("a text");
        assert!(text.contains(env!("CARGO_PKG_VERSION")), "the version in {place} of examples/export.schema.json");
    }
}

/// Holds a value against as much of JSON Schema as the schema uses; a keyword that this does not know is a fault. The
/// crates that know all of it take longer to build than this one.
fn check(schema: &Value, value: &Value) -> Result<(), String> {
    for (keyword, wanted) in schema.as_object().expect("a schema") {
        let fits = match keyword.as_str() {
            "$schema" | "$id" | "$comment" | "title" | "description" => true,
            "type" => wanted.as_array().unwrap_or(&vec![wanted.clone()]).iter().any(|name| is_of_type(value, name)),
            "enum" => wanted.as_array().expect("a list").contains(value),
            "const" => wanted == value,
            "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= number(wanted)),
            "minimum" => value.as_u64().is_none_or(|value| value >= number(wanted)),
            "maximum" => value.as_u64().is_none_or(|value| value <= number(wanted)),
            "format" => value.as_str().is_none_or(|text| has_format(text, wanted)),
            "required" => value.as_object().is_none_or(|record| {
                wanted
                    .as_array()
                    .expect("a list")
                    .iter()
                    .all(|name| record.contains_key(name.as_str().expect("a name")))
            }),
            "additionalProperties" => value.as_object().is_none_or(|record| {
                assert_eq!(*wanted, Value::Bool(false));
                record.keys().all(|name| schema["properties"].get(name).is_some())
            }),
            "properties" => {
                let fields = value.as_object().into_iter().flatten();
                for (name, field) in fields.filter(|(name, _)| wanted.get(name).is_some()) {
                    check(&wanted[name], field).map_err(|fault| format!("{name}: {fault}"))?;
                }
                true
            }
            "items" => value.as_array().is_none_or(|list| list.iter().all(|item| check(wanted, item).is_ok())),
            "oneOf" => wanted.as_array().expect("a list").iter().filter(|one| check(one, value).is_ok()).count() == 1,
            _ => panic!("{keyword} is no keyword that this check knows"),
        };
        if !fits {
            return Err(format!("{value} breaks {keyword}"));
        }
    }
    Ok(())
}

fn number(wanted: &Value) -> u64 {
    wanted.as_u64().expect("a number")
}

fn is_of_type(value: &Value, name: &Value) -> bool {
    match name.as_str().expect("a name") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        name => panic!("{name} is no type that this check knows"),
    }
}

fn has_format(text: &str, format: &Value) -> bool {
    match format.as_str().expect("a name") {
        "uri" => text.strip_prefix("https://").is_some_and(|rest| rest.contains('.') && !rest.contains(' ')),
        "date" => {
            let parts: Vec<_> = text.split('-').map(|part| (part.len(), part.parse().unwrap_or(0))).collect();
            matches!(parts[..], [(4, 2000..), (2, 1..=12), (2, 1..=31)])
        }
        name => panic!("{name} is no format that this check knows"),
    }
}
