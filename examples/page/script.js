// The page's behaviour: it finds codes as you type, and shows the one that the address names.
"use strict";

const SHOWN = 50;
const byId = (id) => document.getElementById(id);
const { numberings, tables, fields, values, rows } = JSON.parse(byId("data").textContent);
const entries = rows.map((row) => Object.fromEntries(row.map((place, at) => [fields[at], values[place]])));
const numbering = Object.fromEntries(numberings.map((one) => [one.name, one]));

// ---- Links: `whatsapp-cloud/131047`; with the table, `webex-connect/sms/7703`, where several tables hold the code.

function groupBy(list, key) {
  const groups = new Map();
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

const shortLink = (entry) => `${entry.provider}/${entry.code}`;
const linked = groupBy(entries, shortLink);
for (const entry of entries) {
  const table = entry.table.split("#")[1];
  const isAlone = linked.get(shortLink(entry)).length === 1;
  entry.link = isAlone ? shortLink(entry) : `${entry.provider}/${table}/${entry.code}`;
  if (!isAlone) linked.set(entry.link, [entry]);
  entry.address = "#" + encodeURIComponent(entry.link).replaceAll("%2F", "/");
}
const members = groupBy(entries.filter((entry) => entry.failure), (entry) => entry.failure);

// ---- Search: every word must begin a word of the row.

// In lower case, one blank before each word and nothing else between them.
const plain = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => ` ${word}`).join("");
const unjoined = (name) => name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
for (const entry of entries) {
  const { provider, code, name, title, summary, remedy, note, category } = entry;
  const { vendor, title: called } = numbering[provider];
  entry.head = plain(`${code} ${title} ${unjoined(name)} ${name}`);
  const rest = [provider, vendor, called, tables[entry.table], category, summary, remedy, note];
  entry.text = entry.head + rest.map((text) => plain(text ?? "")).join("");
  entry.plainCode = plain(code);
}

// The lower, the better; `undefined` where a word is missing.
function rank(entry, words, phrase) {
  if (!words.every((word) => entry.text.includes(word))) return undefined;
  if (entry.plainCode === phrase) return 0;
  if (entry.plainCode.startsWith(phrase)) return 1;
  const elsewhere = words.filter((word) => !entry.head.includes(word)).length;
  return 2 + elsewhere + (entry.text.includes(phrase) ? 0 : 0.5);
}

function matching() {
  const words = byId("words").value.split(/\s+/).map(plain).filter(Boolean);
  const phrase = plain(byId("words").value);
  const [vendor, group, category, retry] = ["vendor", "group", "category", "retry"].map((id) => byId(id).value);
  return entries
    .filter((entry) => !vendor || entry.provider === vendor || numbering[entry.provider].vendor === vendor)
    .filter((entry) => !group || entry.group === group)
    .filter((entry) => !category || entry.category === category)
    .filter((entry) => !retry || entry.retry.kind === retry)
    .map((entry) => [rank(entry, words, phrase), entry])
    .filter(([rank]) => rank !== undefined)
    .sort(([one], [other]) => one - other)
    .map(([, entry]) => entry);
}

// ---- Elements. Texts go in as text nodes, never as markup.

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const RETRY = {
  "not-needed": "no need, nothing failed",
  "backoff": "yes, with growing gaps",
  "after": "yes, after a stated wait",
  "after-fix": "yes, after a fix",
  "await-recipient": "once the recipient has acted",
  "await-provider": "not now: it is still being processed",
  "never": "no",
  "unstated": "nobody says",
};
const spaced = (word) => word.replaceAll("-", " ");
const place = (entry) => (entry.table.includes("#") ? tables[entry.table] : numbering[entry.provider].title);

function link(entry) {
  return element("a", { href: entry.address }, element("code", {}, entry.code),
    entry.title === entry.code ? "" : ` ${entry.title}`);
}

function item(entry) {
  const about = [place(entry), spaced(entry.category), `send again: ${RETRY[entry.retry.kind]}`];
  if (entry.deprecated) about.push("retired");
  return element("li", {}, link(entry), element("p", {}, entry.summary),
    element("p", { class: "small" }, about.join(" · ")));
}

let found = [];

function list(from) {
  const until = Math.min(from + SHOWN, found.length);
  if (from === 0) byId("list").replaceChildren();
  byId("list").append(...found.slice(from, until).map(item));
  byId("more").hidden = until === found.length;
  byId("more").textContent = `Show more (${found.length - until} left)`;
  mark();
}

function search() {
  found = matching();
  const count = (number) => number.toLocaleString("en");
  const all = found.length === entries.length;
  byId("count").textContent = found.length === 0 ? "No code fits. Try fewer words, or clear the filters."
    : all ? `All ${count(found.length)} codes` : `${count(found.length)} of ${count(entries.length)} codes`;
  list(0);
}

// ---- The code that the address names.

function facts(entry) {
  const { page } = entry;
  const retrieved = element("time", { datetime: page.retrieved }, page.retrieved);
  const source = page.url ? element("a", { href: page.url, rel: "noreferrer" }, page.title) : page.title;
  const permanent = entry.permanent === null ? null : entry.permanent ? "permanent" : "not permanent";
  const careful = "it may have been delivered; sending again may deliver it twice";
  const meanings = element("ul", {}, ...entry.meanings.map((text) => element("li", {}, text)));
  const told = [
    ["What to do", entry.remedy],
    ["Send again?", `${entry.advice} (${entry.basis})`],
    ["Take care", entry.may_have_been_delivered ? careful : null],
    ["Category", `${spaced(entry.category)} (${spaced(entry.group)})`],
    ["Vendor says", permanent],
    ["Who acts", entry.party],
    ["Reaches", `this ${entry.scope}`],
    ["HTTP status", entry.http_status],
    ["Can mean", entry.meanings.length ? meanings : null],
    ["Note", entry.note],
    ["Source", element("span", {}, source, ", as of ", retrieved)],
    ["In Rust", element("code", {}, `Code::${entry.name}`)],
  ];
  return element("dl", {}, ...told.filter(([, text]) => text !== null)
    .flatMap(([label, text]) => [element("dt", {}, label), element("dd", {}, text)]));
}

function equivalents(entry) {
  const others = (members.get(entry.failure) ?? []).filter((other) => other !== entry);
  const same = new Set(entry.same.map((at) => entries[at]));
  const lists = [
    ["The same code, passed on or renamed", others.filter((other) => same.has(other))],
    ["Other codes that mean the same", others.filter((other) => !same.has(other))],
  ];
  return lists.filter(([, list]) => list.length).flatMap(([label, list]) => [
    element("h3", {}, label),
    element("ul", { class: "others" }, ...list.map((other) =>
      element("li", {}, link(other), element("span", { class: "small" }, ` ${place(other)}`)))),
  ]);
}

function article(entry) {
  return element("article", {},
    element("p", { class: "small" }, `${numbering[entry.provider].vendor} · ${place(entry)}`),
    element("h2", {}, link(entry)),
    entry.deprecated ? element("p", { class: "warning" }, "Retired: vendor or channel have given this code up.") : null,
    element("p", { class: "summary" }, entry.summary), facts(entry), ...equivalents(entry));
}

const named = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
};

const isPart = (name) => name === "" || name === "results";

// Marks the chosen code in the list.
function mark() {
  for (const chosen of document.querySelectorAll("#list a")) {
    if (chosen.hash === location.hash) chosen.setAttribute("aria-current", "true");
    else chosen.removeAttribute("aria-current");
  }
}

function show() {
  const name = named();
  const chosen = linked.get(name) ?? [];
  const isOpen = !isPart(name);
  const hint = chosen.length === 0 ? `No code here is called ${name}.`
    : chosen.length > 1 ? "This code stands in several tables: take the one of your channel." : null;
  byId("detail").hidden = !isOpen;
  document.body.classList.toggle("open", isOpen);
  document.title = document.title.replace(/^.* · /, "");
  mark();
  if (!isOpen) return;
  byId("detail").replaceChildren(element("a", { href: "#", class: "back" }, "Back to the list"),
    ...(hint ? [element("p", { class: "warning" }, hint)] : []), ...chosen.map(article));
  if (chosen.length) document.title = `${chosen[0].code} ${chosen[0].title} · ${document.title}`;
  byId("detail").focus({ preventScroll: true });
  byId("detail").scrollTop = 0;
  // Where it takes the place of the list. Beside it, it stays in view anyway.
  if (getComputedStyle(byId("detail")).position !== "sticky") scrollTo(0, 0);
}

// ---- Filters.

function options(select, choices) {
  byId(select).append(...choices.map(([value, label]) => element("option", { value }, label)));
}

const groupOf = new Map(entries.map((entry) => [entry.category, entry.group]));
const categoriesOf = groupBy(groupOf.keys(), (category) => groupOf.get(category));
const vendors = [...groupBy(numberings, (one) => one.vendor)].sort(([one], [other]) => one.localeCompare(other));
options("vendor", vendors.flatMap(([vendor, its]) => its.length === 1
  ? [[its[0].name, its[0].title.startsWith(vendor) ? its[0].title : `${vendor}: ${its[0].title}`]]
  : [[vendor, `${vendor}, all ${its.length}`], ...its.map((one) => [one.name, `${vendor}: ${one.title}`])]));
options("group", [...categoriesOf.keys()].map((word) => [word, spaced(word)]));
options("retry", Object.entries(RETRY));

// Only the categories of the group, in groups.
function categories() {
  const group = byId("group").value;
  const before = byId("category").value;
  const shown = [...categoriesOf].filter(([its]) => !group || its === group);
  const option = (word) => element("option", { value: word }, spaced(word));
  byId("category").replaceChildren(element("option", { value: "" }, "any"),
    ...shown.map(([its, words]) => element("optgroup", { label: spaced(its) }, ...words.map(option))));
  byId("category").value = shown.some(([, words]) => words.includes(before)) ? before : "";
}

const form = byId("search");
form.addEventListener("input", (event) => {
  if (event.target.id === "group") categories();
  search();
});
form.addEventListener("reset", () => setTimeout(() => {
  categories();
  search();
}));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  byId("list").querySelector("a")?.focus();
});
byId("more").addEventListener("click", () => {
  const before = byId("list").children.length;
  list(before);
  byId("list").children[before]?.querySelector("a").focus();
});
addEventListener("hashchange", () => {
  const chosen = document.querySelector('#list a[aria-current]');
  show();
  // Whoever closes a code goes on where they were.
  if (named() === "") (chosen ?? byId("words")).focus();
});

categories();
search();
show();
