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

function checkpoint(note) {
  const blank = note.lastIndexOf("\n\n");
  const signed = note.slice(0, blank + 1);
  const [origin, size, root] = signed.split("\n");
  const signatures = note
    .slice(blank + 2)
    .split("\n")
    .filter((line) => line.startsWith("\u2014 "))
    .map((line) => line.slice(2).split(" "));
  return { signed, origin, size, root: bytes(root), signatures };
}

// True or false; null where this browser knows no Ed25519.
async function isSigned(point, keyText) {
  const name = keyText.slice(0, keyText.indexOf("+"));
  const typed = bytes(keyText.trim().split("+").slice(2).join("+"));
  const raw = typed.slice(1);
  const id = (await hash(text(`${name}\n`), typed)).slice(0, 4);
  const mine = point.signatures.find(([signer, value]) => signer === name && same(bytes(value).slice(0, 4), id));
  if (!mine || point.origin !== name) return false;
  let key;
  try {
    key = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return null;
  }
  return crypto.subtle.verify({ name: "Ed25519" }, key, bytes(mine[1]).slice(4), text(point.signed));
}

// Says each step as soon as it is known; answers the outcome.
async function check(receiptText, keyText, say) {
  let receipt;
  let point;
  let salt;
  let path;
  try {
    receipt = JSON.parse(receiptText);
    if (receipt.format !== "wishwright-receipt-v1" || !Number.isSafeInteger(receipt.index)) throw new Error("format");
    salt = bytes(receipt.salt);
    path = receipt.proof.map(bytes);
    point = checkpoint(receipt.checkpoint);
    if (!/^(0|[1-9][0-9]{0,15})$/.test(point.size) || receipt.index < 0 || receipt.index >= Number(point.size)) throw new Error("index");
  } catch {
    say("receipt", "bad", "");
    return "unreadable";
  }
  say("receipt", "done", `${receipt.fact.type} · ${receipt.fact.time}`);
  const commitment = await hash(text("wishwright-fact-v1\n"), salt, text(canonical(receipt.fact)));
  say("commitment", "done", base64(commitment));
  const leaf = await hash(Uint8Array.of(0), commitment);
  const root = await rootOf(leaf, receipt.index, point.size, path);
  const inLog = root !== null && same(root, point.root);
  say("root", inLog ? "done" : "bad", `${root === null ? "–" : base64(root)} ${inLog ? "=" : "≠"} ${base64(point.root)}`);
  if (!inLog) return "broken";
  const signed = await isSigned(point, keyText);
  say("signature", signed === false ? "bad" : signed ? "done" : "", keyText.trim());
  if (signed === null) return "unsigned";
  return signed ? "proven" : "broken";
}

const panel = document.getElementById("proof");
async function run(readReceipt) {
  panel.hidden = false;
  panel.querySelectorAll("[data-step]").forEach((step) => {
    step.className = "";
    step.querySelector("[data-value]").textContent = "";
  });
  panel.querySelectorAll("[data-outcome]").forEach((outcome) => (outcome.hidden = true));
  panel.focus();
  panel.scrollIntoView({ block: "center" });
  const say = (step, state, value) => {
    const item = panel.querySelector(`[data-step=${step}]`);
    item.className = state;
    item.querySelector("[data-value]").textContent = value;
  };
  let outcome;
  try {
    const key = await fetch(panel.dataset.key);
    if (!key.ok) throw new Error(String(key.status));
    outcome = await check(await readReceipt(), await key.text(), say);
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
