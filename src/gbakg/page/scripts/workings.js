// What stands behind the page, packed: the graph's text, the questions, the engine. Unpacked when it is asked for.

((app) => {
  const element = (name) => document.getElementById(`gbakg-${name}`);

  const bytesOf = (base64) => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) {
      bytes[at] = text.charCodeAt(at);
    }
    return bytes;
  };

  const unpack = (name) =>
    new Response(new Blob([bytesOf(element(name).textContent)]).stream().pipeThrough(new DecompressionStream("gzip")));

  let opened = null;

  /** Graph, views, questions, prefixes and choices; the same promise every time. */
  const open = () => {
    opened ||= unpack("workings").json();
    return opened;
  };

  /** Whether this page has a part, and this browser can unpack it. */
  const has = (name) => Boolean(element(name)) && typeof DecompressionStream === "function";

  app.workings = {
    has,
    open,
    text: (name) => unpack(name).text(),
    bytes: (name) => unpack(name).arrayBuffer(),
  };
})(globalThis.gbakg);
