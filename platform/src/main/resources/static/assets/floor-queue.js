// Reports that wait to be sent, in the order they were made, in the browser's own database: closing the page loses none.
const NAME = "floor";

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore("waiting", { keyPath: "no", autoIncrement: true });
      asking.result.createObjectStore("refused", { keyPath: "no" });
    };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
  return opened;
}

async function within(stores, mode, work) {
  const base = await open();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(stores, mode, { durability: "strict" });
    let result;
    transaction.oncomplete = () => resolve(result?.result ?? result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
    result = work(transaction);
  });
}

export const add = (entry) => within(["waiting"], "readwrite", (t) => t.objectStore("waiting").add(entry));

export const waiting = () => within(["waiting"], "readonly", (t) => t.objectStore("waiting").getAll());

export const refused = () => within(["refused"], "readonly", (t) => t.objectStore("refused").getAll());

export const sent = (no) => within(["waiting"], "readwrite", (t) => void t.objectStore("waiting").delete(no));

// In one transaction, so that a report is never lost between waiting and refused.
export const refuse = (entry, sentence) =>
  within(["waiting", "refused"], "readwrite", (t) => {
    t.objectStore("waiting").delete(entry.no);
    t.objectStore("refused").put({ no: entry.no, kind: entry.kind, what: entry.what, person: entry.person, sentence });
  });

export const seen = (no) => within(["refused"], "readwrite", (t) => void t.objectStore("refused").delete(no));
