// The engine: Oxigraph in a worker, started when the first query is asked. A query that runs too long ends with its
// worker, and the page never waits.

((app) => {
  /** How long a query may run, in milliseconds, and how many rows of its answer are kept. */
  const limits = { time: 20000, rows: 20000 };
  const FAILURES = ["stopped", "tooLong", "noWorker"];
  let parts = null;
  let worker = null;
  let waiting = null;

  const here = () => app.workings.has("engine");

  const load = async () => {
    const [script, wasm, { graph }] = await Promise.all([
      app.workings.text("engine"),
      app.workings.bytes("wasm"),
      app.workings.open(),
    ]);
    return { script, wasm, graph };
  };

  /** End the worker; whoever waits for its answer is told why there is none. */
  const end = (why) => {
    worker?.then((one) => one.terminate()).catch(() => {});
    worker = null;
    waiting?.({ failure: why });
    waiting = null;
  };

  const send = (one, message, patience) =>
    new Promise((done) => {
      const clock = setTimeout(() => end("tooLong"), patience);
      waiting = (answer) => {
        clearTimeout(clock);
        waiting = null;
        done(answer);
      };
      one.onmessage = ({ data }) => waiting?.(data);
      one.onerror = () => end("noWorker");
      one.postMessage(message);
    });

  const create = async () => {
    parts ||= load();
    const { script, wasm, graph } = await parts;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const one = new Worker(address);
    const { failure, error } = await send(one, { wasm, graph }, 3 * limits.time);
    URL.revokeObjectURL(address);
    if (failure || error) {
      one.terminate();
      throw new Error(failure || error);
    }
    return one;
  };

  /** Get ready; the same promise until the worker ends. */
  const start = () => {
    worker ||= create();
    return worker;
  };

  /**
   * Ask. Gives `columns`, `rows` and `total`, or `yes`, or `turtle` and `total`, each with its `time`;
   * or the engine's `error`; or a `failure`, one of FAILURES or `tripleTerms`.
   */
  const ask = async (sparql, form) => {
    let one = null;
    try {
      one = await start();
    } catch ({ message }) {
      worker = null;
      return { failure: FAILURES.includes(message) ? message : "noWorker" };
    }
    const answer = await send(one, { sparql, form, most: limits.rows }, limits.time);
    if (answer.broken) {
      end("");
    }
    return answer;
  };

  app.engine = { here, start, ask, limits, stop: () => end("stopped") };
})(globalThis.gbakg);
