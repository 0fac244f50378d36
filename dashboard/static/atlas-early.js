/* Geometry read while Streamlit starts: this runs in the head of its page, and a second time as a worker beside it.
 *
 *   atlasGeometry(address)   what `decode` makes of a topology, or other JSON as it is, fetched and read once per tab: the
 *                            frames of maps ask for it
 *
 * The addresses in `data-geometry` are read at once.
 */

if (typeof document === "undefined") {
  const arraysOf = (found) => (ArrayBuffer.isView(found) ? [found.buffer] : found && typeof found === "object" ? Object.values(found).flatMap(arraysOf) : []);
  self.onmessage = async ({ data: address }) => {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      const plain = await answer.json();
      const found = plain.arcs ? decode(plain) : plain;
      self.postMessage({ address, found }, plain.arcs ? arraysOf(found) : []);
    } catch (error) {
      self.postMessage({ address, error: String(error) });
    }
  };
} else {
  const { src, dataset } = document.currentScript;
  const worker = new Worker(src);
  const waiting = new Map(); // by address: a promise, and how it is kept or broken
  window.atlasGeometry = (address) => {
    if (!waiting.has(address)) {
      const one = {};
      one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
      one.promise.catch(() => waiting.delete(address)); // so that it can be asked for again
      waiting.set(address, one);
      worker.postMessage(address);
    }
    return waiting.get(address).promise;
  };
  worker.onmessage = ({ data: { address, found, error } }) => (found ? waiting.get(address).resolve(found) : waiting.get(address).reject(new Error(error)));
  worker.onerror = () => waiting.forEach(({ reject }) => reject(new Error("no worker")));
  for (const address of (dataset.geometry || "").split(" ").filter(Boolean)) window.atlasGeometry(new URL(address, document.baseURI).href);
}
