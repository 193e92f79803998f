// Checks a receipt here, in the reader's browser, with nothing but SHA-256 and the log's public key: the fact and its salt give
// a commitment, the commitment a leaf, the leaf with the hashes beside its way the root, and the root stands in a signed checkpoint.
const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const text = (string) => new TextEncoder().encode(string);
const base64 = (array) => btoa(String.fromCharCode(...array));
const same = (one, other) => one.length === other.length && one.every((byte, i) => byte === other[i]);

async function hash(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}

// JSON with sorted names and without blanks (RFC 8785), as the commitment was made of; numbers are whole.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

// RFC 9162, section 2.1.3.2.
async function rootOf(leaf, index, size, path) {
  let node = BigInt(index);
  let last = BigInt(size) - 1n;
  let current = leaf;
  const left = Uint8Array.of(1);
  for (const beside of path) {
    if (last === 0n) return null;
    if ((node & 1n) === 1n || node === last) {
      current = await hash(left, beside, current);
      while ((node & 1n) === 0n && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      current = await hash(left, current, beside);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? current : null;
}

// C2SP signed-note: a text, an empty line, signatures.
function open(note) {
  const blank = note.lastIndexOf("\n\n");
  const signed = note.slice(0, blank + 1);
  const signatures = note
    .slice(blank + 2)
    .split("\n")
    .filter((line) => line.startsWith("\u2014 "))
    .map((line) => line.slice(2).split(" "));
  return { signed, lines: signed.split("\n"), signatures };
}

function checkpoint(note) {
  const opened = open(note);
  const [origin, size, root] = opened.lines;
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size)) throw new Error("size");
  return { ...opened, origin, size, root: bytes(root) };
}

// True or false; null where this browser knows no Ed25519.
async function isSigned(note, keyText) {
  const name = keyText.slice(0, keyText.indexOf("+"));
  const typed = bytes(keyText.split("+").slice(2).join("+"));
  const id = (await hash(text(`${name}\n`), typed)).slice(0, 4);
  const mine = note.signatures.find(([signer, value]) => signer === name && same(bytes(value).slice(0, 4), id));
  if (!mine) return false;
  let key;
  try {
    key = await crypto.subtle.importKey("raw", typed.slice(1), { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return null;
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, bytes(mine[1]).slice(4), text(note.signed));
}

// The first key that signed, as [key, true]; [null, null] where this browser knows no Ed25519; [null, false] where none did.
async function signer(note, keys) {
  for (const key of keys) {
    const signed = await isSigned(note, key);
    if (signed === null) return [null, null];
    if (signed) return [key, true];
  }
  return [null, false];
}

// The log's keys, each handed over to by the one before.
async function keysOf(published) {
  const keys = [published.first];
  for (const succession of published.successions) {
    const note = open(succession);
    if (note.lines[3] !== keys.at(-1) || (await isSigned(note, keys.at(-1))) === false) throw new Error("succession");
    keys.push(note.lines[4]);
  }
  return keys.reverse();
}

// One fact: [whether salt and fact give the commitment, whether it leads to the root, the commitment, the root it leads to].
async function proven(fact, salt, index, path, point, committed) {
  const commitment = await hash(text("wishwright-fact-v1\n"), bytes(salt), text(canonical(fact)));
  const fits = committed === null || base64(commitment) === committed;
  const root = await rootOf(await hash(Uint8Array.of(0), commitment), index, point.size, path.map(bytes));
  return [fits, root !== null && same(root, point.root), commitment, root];
}

function parsed(receiptText) {
  const receipt = JSON.parse(receiptText);
  const whole = receipt.format === "wishwright-receipts-v1";
  if (!whole && receipt.format !== "wishwright-receipt-v1") throw new Error("format");
  const facts = whole ? receipt.facts : [receipt];
  const point = checkpoint(receipt.checkpoint);
  const inRange = ({ index }) => Number.isSafeInteger(index) && index >= 0 && index < Number(point.size);
  if (!facts.every((one) => inRange(one) && bytes(one.salt).length === 32 && Array.isArray(one.proof))) throw new Error("fact");
  return { receipt, whole, facts, point };
}

// Whether the log sealed just this file: [outcome, the hash that was sealed].
async function sealed(receipt, receiptText, origin, keys) {
  const { seal, ...rest } = receipt;
  const note = open(seal);
  const digest = base64(await hash(text(canonical(rest))));
  const fits = canonical(receipt) === receiptText && note.signed === `wishwright-seal-v1\n${origin}\n${digest}\n`;
  return [fits ? (await signer(note, keys))[1] : false, digest];
}

// The page's words for a fact, and its time in the zone of the page; the code and the time as written where there are none.
const word = (type) => panel.querySelector(`[data-fact="${CSS.escape(type)}"]`)?.textContent ?? type;
function moment(time) {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return time;
  return date.toLocaleString(document.documentElement.lang, { timeZone: panel.dataset.zone, dateStyle: "medium", timeStyle: "short" });
}

// Says each step as soon as it is known; answers the outcome.
async function check(receiptText, keys, say, wrong) {
  let read;
  try {
    read = parsed(receiptText);
  } catch (error) {
    say("receipt", "bad", "");
    wrong(String(error.message));
    return "unreadable";
  }
  const { receipt, whole, facts, point } = read;
  say("receipt", "done", facts.map(({ fact }) => `${word(fact.type)} \u00b7 ${moment(fact.time)}`).join("\n"));
  let last = [];
  for (const [i, one] of facts.entries()) {
    last = await proven(one.fact, one.salt, one.index, one.proof, point, whole ? one.commitment : null);
    const [fits, inLog, commitment, root] = last;
    if (!fits || !inLog) {
      const place = whole ? `facts[${i}] (${one.fact.type})` : one.fact.type;
      say("commitment", fits && whole ? "done" : "bad", base64(commitment));
      say("root", "bad", `${root === null ? "\u2013" : base64(root)} \u2260 ${base64(point.root)}`);
      wrong(place);
      return "broken";
    }
  }
  if (facts.length > 0) {
    say("commitment", "done", whole ? `${facts.length} \u00d7 SHA-256` : base64(last[2]));
    say("root", "done", `${base64(last[3])} = ${base64(point.root)}`);
  }
  const [key, signed] = await signer(point, keys);
  const ours = signed && key.slice(0, key.indexOf("+")) === point.origin;
  say("signature", signed === null ? "" : ours ? "done" : "bad", key ?? keys[0]);
  if (signed === null) return "unsigned";
  if (!ours) {
    wrong("checkpoint");
    return "broken";
  }
  if (whole) {
    const [intact, digest] = await sealed(receipt, receiptText, point.origin, keys);
    say("seal", intact ? "done" : "bad", digest);
    if (!intact) {
      wrong("seal");
      return "broken";
    }
  }
  return "proven";
}

const panel = document.getElementById("proof");
async function run(readReceipt) {
  panel.hidden = false;
  panel.querySelectorAll("[data-step]").forEach((step) => {
    step.className = "";
    step.querySelector("[data-value]").textContent = "";
  });
  panel.querySelector("[data-step=seal]").hidden = true;
  panel.querySelector("[data-wrong]").hidden = true;
  panel.querySelectorAll("[data-outcome]").forEach((outcome) => (outcome.hidden = true));
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "start" });
  const say = (step, state, value) => {
    const item = panel.querySelector(`[data-step=${step}]`);
    item.className = state;
    item.hidden = false;
    item.querySelector("[data-value]").textContent = value;
  };
  const wrong = (where) => {
    panel.querySelector("[data-where]").textContent = where;
    panel.querySelector("[data-wrong]").hidden = false;
  };
  let outcome;
  try {
    const published = await fetch(panel.dataset.keys);
    if (!published.ok) throw new Error(String(published.status));
    outcome = await check(await readReceipt(), await keysOf(await published.json()), say, wrong);
  } catch {
    outcome = "unreachable";
  }
  panel.dataset.result = outcome;
  panel.querySelector(`[data-outcome=${outcome}]`).hidden = false;
}

const show = () => document.querySelectorAll("[data-proof]").forEach((button) => (button.hidden = false));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-proof]");
  if (button) {
    run(async () => {
      const answer = await fetch(button.dataset.proof);
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text();
    });
  }
});
document.querySelectorAll("[data-proof-file]").forEach((input) =>
  input.addEventListener("change", () => input.files[0] && run(() => input.files[0].text())),
);
document.addEventListener("part:renewed", show);
show();
