// What stands behind the page, packed: the graph's text, the questions, the engine. Unpacked when it is asked for.

((app) => {
  /** These parts stand behind the program, so that the first picture does not wait for them. */
  const whole = new Promise((done) => {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", done, { once: true });
    } else {
      done();
    }
  });

  const bytesOf = (base64) => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) {
      bytes[at] = text.charCodeAt(at);
    }
    return bytes;
  };

  const unpack = async (name) => {
    await whole;
    const packed = new Blob([bytesOf(document.getElementById(`gbakg-${name}`).textContent)]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
  };

  let opened = null;

  /** Graph, views, questions, prefixes and choices; the same promise every time. */
  const open = () => {
    opened ||= unpack("workings").then((one) => one.json());
    return opened;
  };

  /** Whether this page has a part, and this browser can unpack it. */
  const has = (name) => app.data.packed.includes(name) && typeof DecompressionStream === "function";

  app.workings = {
    has,
    open,
    text: async (name) => (await unpack(name)).text(),
    bytes: async (name) => (await unpack(name)).arrayBuffer(),
  };
})(globalThis.gbakg);
