// Uses the catalog's page as a person would, in headless Chromium: node .ci/page.mjs BROWSER FOLDER [SCREENSHOTS]
// FOLDER holds catalog.html. Speaks the DevTools protocol over a pipe, so that it needs no package.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const [browser, folder, screenshots] = process.argv.slice(2);
const catalog = pathToFileURL(`${folder}/catalog.html`).href;

// ---- The browser.

const flags = ["--headless", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu", "--disable-dev-shm-usage"];
// Root, as in a container, may not use Chromium's sandbox; the page is our own.
if (process.getuid?.() === 0) flags.push("--no-sandbox");
const child = spawn(browser, [...flags, `--user-data-dir=${folder}/profile`, "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const [, , , toBrowser, fromBrowser] = child.stdio;

const waiting = new Map();
const faults = [];
const requests = [];
let session;
let unread = "";
fromBrowser.setEncoding("utf8").on("data", (text) => {
  const messages = (unread + text).split("\0");
  unread = messages.pop();
  messages.map((message) => JSON.parse(message)).forEach(receive);
});

function receive({ id, result, error, method, params }) {
  if (id) {
    const { resolve, reject } = waiting.get(id);
    return error ? reject(new Error(error.message)) : resolve(result);
  }
  if (method === "Runtime.exceptionThrown") faults.push(params.exceptionDetails.exception?.description ?? params);
  if (method === "Log.entryAdded" && params.entry.level !== "info") faults.push(params.entry.text);
  if (method === "Runtime.consoleAPICalled") faults.push(`the page writes to the console: ${params.type}`);
  if (method === "Page.javascriptDialogOpening") {
    faults.push(`a text was run: ${params.message}`);
    send("Page.handleJavaScriptDialog", { accept: false });
  }
  if (method === "Network.requestWillBeSent") requests.push(params.request.url.split("#")[0]);
}

let calls = 0;
function send(method, params = {}) {
  const id = ++calls;
  toBrowser.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

async function run(expression) {
  const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true });
  assert.equal(exceptionDetails, undefined, `${expression}: ${exceptionDetails?.exception?.description}`);
  return result.value;
}

async function until(expression) {
  for (let tries = 0; tries < 100; tries++) {
    if (await run(expression)) return;
    await sleep(50);
  }
  assert.fail(`never came true: ${expression}`);
}

// ---- A person.

async function visit(hash = "") {
  await send("Page.navigate", { url: "about:blank" });
  await until("location.href === 'about:blank'");
  await send("Page.navigate", { url: catalog + hash });
  await until("document.readyState === 'complete' && location.protocol === 'file:'");
}

async function type(text) {
  await run("byId('words').focus(), byId('words').select()");
  for (const letter of text) await send("Input.dispatchKeyEvent", { type: "char", text: letter });
}

async function press(key, code, text) {
  await send("Input.dispatchKeyEvent", { type: "keyDown", key, windowsVirtualKeyCode: code, text });
  await send("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
}
const pressEnter = () => press("Enter", 13, "\r");
const pressTab = () => press("Tab", 9);

async function click(selector) {
  const at = `document.querySelector(${JSON.stringify(selector)})`;
  await run(`${at}.scrollIntoView({ block: "center" })`);
  const { x, y } = await run(`(({ x, y }) => ({ x: x + 5, y: y + 5 }))(${at}.getClientRects()[0])`);
  for (const type of ["mousePressed", "mouseReleased"]) {
    await send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
  }
}

async function choose(select, value) {
  await run(`byId("${select}").value = ${JSON.stringify(value)},
    byId("${select}").dispatchEvent(new Event("input", { bubbles: true }))`);
  assert.equal(await run(`byId("${select}").value`), value, `${select} offers ${value}`);
}

async function wear(width, height, scheme) {
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 600 });
  await send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
}

async function picture(name) {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  const { data } = await send("Page.captureScreenshot");
  writeFileSync(`${screenshots}/${name}.png`, Buffer.from(data, "base64"));
}

const firstLink = () => run("document.querySelector('#list a').hash");
const headings = "[...document.querySelectorAll('#detail h2')].map((one) => one.textContent)";
const opened = (heading) => until(`${heading}.test(${headings}.join("|"))`);

// ---- What must hold.

async function everyCodeIsThere() {
  await visit();
  const rows = await run("rows.length");
  assert.ok(rows > 3000);
  assert.equal(await run("byId('count').textContent"), `All ${rows.toLocaleString("en")} codes`);
  const wrong = `entries.filter((entry) => {
    const found = linked.get(decodeURIComponent(entry.address.slice(1)));
    return found?.length !== 1 || found[0] !== entry;
  }).map((entry) => entry.address)`;
  assert.deepEqual(await run(wrong), [], "each address leads to its own code");
  assert.ok(await run("[...document.querySelectorAll('input, select')].every((one) => one.labels.length === 1)"));
  await click("#more");
  assert.equal(await run("document.querySelectorAll('#list li').length"), 100);
  assert.ok(await run("document.activeElement === document.querySelectorAll('#list a')[50]"));
}

async function codesAreFound() {
  for (const [words, first] of [
    ["131047", "#whatsapp-cloud/131047"],
    ["baddevicetoken", "#apns/BadDeviceToken"],
    ["190/463", "#whatsapp-cloud/190/463"],
    ["5.1.1", "#smtp-enhanced/5.1.1"],
  ]) {
    await type(words);
    assert.equal(await firstLink(), first, words);
  }
  await type("no such words anywhere");
  assert.equal(await run("byId('list').children.length"), 0);
  await type("opted out");
  assert.ok(await run("found.length > 5 && found.every((entry) => /opted.out|out|opt/i.test(JSON.stringify(entry)))"));
}

async function codesAreFiltered() {
  for (const [select, value, holds] of [
    ["vendor", "Vonage", "entry.provider.startsWith('vonage')"],
    ["vendor", "twilio", "entry.provider === 'twilio'"],
    ["group", "recipient", "entry.group === 'recipient'"],
    ["category", "no-consent", "entry.category === 'no-consent'"],
    ["retry", "never", "entry.retry.kind === 'never'"],
  ]) {
    await visit();
    await choose(select, value);
    const filtered = `found.length > 0 && found.length < entries.length && found.every((entry) => ${holds})`;
    assert.ok(await run(filtered), value);
  }
  await visit();
  await choose("vendor", "twilio");
  await choose("group", "recipient");
  await choose("category", "no-consent");
  await type("stop");
  assert.equal(await firstLink(), "#twilio/21610", "words and filters at once");
  await choose("group", "sender");
  assert.equal(await run("byId('category').value"), "", "a category of another group is let go");
  await click("button[type=reset]");
  await until("found.length === entries.length");
}

async function linksAreFollowed() {
  await visit();
  await type("131047");
  await pressEnter();
  assert.equal(await run("document.activeElement.hash"), "#whatsapp-cloud/131047", "Enter goes to the first result");
  await pressEnter();
  await opened(/^131047 Re-engagement message$/);
  assert.match(await run("byId('detail').textContent"), /24 hours.*yes, as a template.*Meta.*\d{4}-\d{2}-\d{2}/s);
  await pressTab();
  assert.equal(await run("document.activeElement.className"), "back", "the keyboard goes on inside the code");
  await click(".others a[href='#salesforce/0004']");
  await opened(/^0004 /);
  await run("history.back()");
  await opened(/^131047 /);
  await click(".back");
  await until("byId('detail').hidden");
  assert.equal(await run("document.activeElement.hash"), "#whatsapp-cloud/131047", "and back where one was");

  await visit("#webex-connect/7703");
  assert.equal(await run(`${headings}.length`), 2, "a code of two tables shows both");
  await visit("#webex-connect/whatsapp/7703");
  assert.equal(await run(`${headings}.length`), 1);
  await visit("#telegram/Bad%20Request:%20chat%20not%20found");
  await opened(/chat not found/);
  for (const strange of ["#twilio/99999999", "#%", "#<img src=x onerror=alert(1)>"]) {
    await visit(strange);
    assert.match(await run("byId('detail').textContent"), /No code here is called/, strange);
  }
  await visit("#smtp/220");
  await opened(/<domain>/); // a title is text, not markup
}

async function itFits() {
  for (const [size, width, height] of [["phone", 360, 740], ["desktop", 1280, 860]]) {
    for (const scheme of ["light", "dark"]) {
      await wear(width, height, scheme);
      for (const [name, hash] of [["list", ""], ["code", "#whatsapp-cloud/131047"], ["two", "#webex-connect/7703"]]) {
        await visit(hash);
        const room = await run("document.documentElement.clientWidth - document.documentElement.scrollWidth");
        assert.ok(room >= 0, `${name} on a ${size} is ${-room} pixels too wide`);
        await picture(`${size}-${scheme}-${name}`);
      }
    }
  }
  await wear(320, 600, "light");
  const tooWide = `entries.filter((entry) => {
    byId("detail").replaceChildren(article(entry));
    return document.documentElement.scrollWidth > document.documentElement.clientWidth;
  }).map((entry) => entry.link)`;
  assert.deepEqual(await run(tooWide), [], "no code is wider than the smallest phone");
}

const limit = setTimeout(() => {
  child.kill();
  throw new Error("the browser has not answered for three minutes");
}, 180_000);
try {
  const { targetInfos } = await send("Target.getTargets");
  const { targetId } = targetInfos.find(({ type }) => type === "page");
  ({ sessionId: session } = await send("Target.attachToTarget", { targetId, flatten: true }));
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);
  await wear(1280, 860, "light");
  for (const check of [everyCodeIsThere, codesAreFound, codesAreFiltered, linksAreFollowed, itFits]) {
    await check();
    console.log(`${check.name}: ok`);
  }
  assert.deepEqual(faults, [], "no script error");
  assert.deepEqual([...new Set(requests)].filter((url) => url !== "about:blank"), [catalog], "nothing else is fetched");
} finally {
  clearTimeout(limit);
  child.kill();
  // It still writes to its profile until it has ended.
  await once(child, "exit");
}
