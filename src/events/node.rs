//! A body as a tree that borrows from it, where `serde_json::Value` would copy each text.

use core::cmp::Ordering;
use std::fmt;
use std::vec::Vec;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::text::Text;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Text<'a>),
    List(Vec<Node<'a>>),
    Object(Fields<'a>),
}

/// The fields of an object; more than [`FEW`] are in the order of [`by_length`].
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fields<'a>(Vec<(Text<'a>, Node<'a>)>);

impl<'a> Fields<'a> {
    pub(super) fn of(mut fields: Vec<(Text<'a>, Node<'a>)>) -> Self {
        if fields.len() > FEW {
            fields.sort_by(|(one, _), (other, _)| by_length(one, other));
        }
        Self(fields)
    }

    /// Of several fields with one key, the last counts.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        if self.0.len() <= FEW {
            return self.0.iter().rfind(|(other, _)| other.is(key)).map(|(_, value)| value);
        }
        let beyond = self.0.partition_point(|(other, _)| by_length(other, key).is_le());
        self.0[..beyond].last().filter(|(other, _)| other.is(key)).map(|(_, value)| value)
    }

    /// In no particular order, repeated keys included.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| &**key)
    }
}

/// Up to so many fields, asking one after the other takes less than a binary search.
const FEW: usize = 16;

/// Shorter keys first: most keys differ in length, and no letter has to be looked at.
fn by_length(one: &str, other: &str) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

impl Node<'_> {
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.get(key),
            _ => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Node<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(truth))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node<'de>, E> {
        Ok(Number::from_f64(number).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Text::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Text::copy(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((key, value)) = entries.next_entry()? {
            if fields.is_empty() {
                fields.reserve(USUAL);
            }
            if let Node::Text(key) = key {
                fields.push((key, value));
            }
        }
        if let [(key, Node::Text(digits))] = &fields[..] {
            if let (true, Ok(number)) = (&**key == ARBITRARY_PRECISION, serde_json::from_str(digits)) {
                return Ok(Node::Number(number));
            }
        }
        Ok(Node::Object(Fields::of(fields)))
    }
}

/// Most objects of events have no more fields than this, and need no second allocation.
const USUAL: usize = 8;

/// How `serde_json` hands over a number where some crate of the build has switched on its feature of that name.
const ARBITRARY_PRECISION: &str = "$serde_json::private::Number";

#[cfg(test)]
mod tests {
    use std::format;
    use std::string::String;

    use super::{FEW, Node, Text};

    fn read(text: &str) -> Node<'_> {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn of_a_key_that_stands_twice_the_last_counts_in_objects_of_any_size() {
        for len in [1, 2, FEW - 1, FEW, FEW + 1, 500] {
            let field = |nth: usize| format!("\"key-{nth}\":{nth},");
            let fields: String = (0..len).chain((0..len).rev()).map(field).collect();
            let text = format!("{{{fields}\"key-0\":\"last\"}}");
            let node = read(&text);
            assert_eq!(node.get("key-0"), Some(&Node::Text(Text::Borrowed("last"))), "of {len}");
            for nth in 1..len {
                assert_eq!(node.get(&format!("key-{nth}")), Some(&Node::Number(nth.into())), "{nth} of {len}");
            }
            assert_eq!((node.get("key-"), node.get(&format!("key-{len}"))), (None, None), "of {len}");
        }
    }

    #[test]
    fn text_is_borrowed_unless_it_is_escaped() {
        let Node::List(items) = read(r#"["plain","esc\u0061ped"]"#) else { panic!("a list") };
        assert!(matches!(items[..], [Node::Text(Text::Borrowed("plain")), Node::Text(Text::Shared(..))]));
        assert_eq!(items[1], Node::Text(Text::Borrowed("escaped")));
    }

    #[test]
    fn numbers_are_read_however_serde_json_was_built() {
        for (text, number) in
            [("18446744073709551615", u64::MAX.into()), ("-7", (-7).into()), ("131026", 131_026.into())]
        {
            let as_text = format!("{{\"$serde_json::private::Number\":\"{text}\"}}");
            assert_eq!((read(text), read(&as_text)), (Node::Number(number), read(text)));
        }
        assert!(matches!(read(r#"{"$serde_json::private::Number":"no number"}"#), Node::Object(_)));
        let Node::Number(fraction) = read("0.65") else { panic!("a number") };
        assert_eq!(fraction.as_f64(), Some(0.65));
    }
}
