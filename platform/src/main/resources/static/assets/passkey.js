// Passkeys: forms marked data-passkey work where the browser has them and the site has a name (an IP address has none).
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const named = !/^[0-9.]+$|:/.test(location.hostname);
const usable = window.isSecureContext && named && "PublicKeyCredential" in window;

async function send(path, form, body) {
  const answer = await fetch("/api/v1/passkeys" + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": form.elements._csrf.value },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const json = text === "" ? {} : JSON.parse(text);
  if (json.code === "identity.confirm-forbidden") location.assign(`/account/confirm?back=${location.pathname}`);
  if (!answer.ok) throw new Error(json.detail);
  return json;
}

async function make(form) {
  const asked = await send("/making", form, {});
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: decode(asked.challenge),
      rp: { id: asked.site, name: "Wishwright" },
      user: { id: decode(asked.user), name: asked.name, displayName: asked.name },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: asked.except.map((id) => ({ type: "public-key", id: decode(id) })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
      timeout: 300000,
    },
  });
  await send("", form, {
    challenge: asked.challenge,
    clientData: encode(made.response.clientDataJSON),
    authenticatorData: encode(made.response.getAuthenticatorData()),
    publicKey: encode(made.response.getPublicKey()),
    algorithm: made.response.getPublicKeyAlgorithm(),
    label: form.elements.label.value,
  });
  location.assign(form.dataset.done);
}

async function enter(form) {
  const asked = await send("/asking", form, {});
  const got = await navigator.credentials.get({
    publicKey: { challenge: decode(asked.challenge), rpId: asked.site, userVerification: "required", timeout: 300000 },
  });
  const entered = await send("/entering", form, {
    challenge: asked.challenge,
    credential: encode(got.rawId),
    clientData: encode(got.response.clientDataJSON),
    authenticatorData: encode(got.response.authenticatorData),
    signature: encode(got.response.signature),
    back: form.elements.back.value,
  });
  location.assign(entered.to);
}

for (const form of document.querySelectorAll("[data-passkey]")) {
  if (form.matches("[data-with]")) form.hidden = !usable;
  for (const part of form.querySelectorAll("[data-with]")) part.hidden = !usable;
  for (const part of form.querySelectorAll("[data-without]")) part.hidden = usable;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fault = form.querySelector("[data-fault]");
    fault.textContent = "";
    try {
      await (form.dataset.passkey === "make" ? make(form) : enter(form));
    } catch (e) {
      // what the browser itself says is in its own language and of no use; what we say helps
      fault.textContent = e instanceof DOMException || !e.message ? form.dataset.failed : e.message;
    }
  });
}
