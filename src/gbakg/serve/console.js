// The console: asks the service that this page came from, and shows what it answers.

(() => {
  const data = JSON.parse(document.getElementById("gbakg-data").textContent);
  const [form, shipped, query, format, save, stop, status, answer] = [
    "console",
    "shipped",
    "query",
    "format",
    "save",
    "stop",
    "status",
    "answer",
  ].map((id) => document.getElementById(id));
  const chinese = document.documentElement.lang.startsWith("zh");
  /** Rows that are drawn; further ones are counted and can be saved. */
  const SHOWN = 1000;
  const TABLE = "application/sparql-results+json";
  let running = null;

  const say = (zh, en) => (chinese ? zh : en);

  const make = (tag, text = "", attributes = {}) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.textContent = text;
    return element;
  };

  /** An IRI as a person writes it. */
  const short = (iri) => {
    const known = Object.entries(data.prefixes).filter(([, space]) => iri.startsWith(space));
    const [prefix, space] = known.sort((one, other) => other[1].length - one[1].length)[0] ?? [];
    return space && /^[\w.-]*$/.test(iri.slice(space.length)) ? `${prefix}:${iri.slice(space.length)}` : iri;
  };

  /** A cell: things of this graph lead to their page here, other addresses to the Web. */
  const cell = (term) => {
    const box = make("td");
    if (!term) {
      return box;
    }
    const own = term.type === "uri" && term.value.startsWith(data.things);
    if (own || (term.type === "uri" && /^https?:/.test(term.value))) {
      const href = own ? `id/${encodeURIComponent(term.value.slice(data.things.length))}` : term.value;
      box.append(make("a", short(term.value), own ? { href } : { href, rel: "external noreferrer" }));
    } else {
      box.textContent = term.value;
      box.lang = term["xml:lang"] ?? "";
    }
    return box;
  };

  const table = ({ head, results }) => {
    const grid = make("table");
    const top = make("tr");
    top.append(...head.vars.map((name) => make("th", name, { scope: "col" })));
    grid.createTHead().append(top);
    const body = grid.createTBody();
    for (const row of results.bindings.slice(0, SHOWN)) {
      const line = make("tr");
      line.append(...head.vars.map((name) => cell(row[name])));
      body.append(line);
    }
    return grid;
  };

  const counted = ({ length }) =>
    length > SHOWN
      ? say(
          `${length} 行，显示前 ${SHOWN} 行；保存则为全部。`,
          `${length} rows, the first ${SHOWN} shown; saving takes all.`,
        )
      : say(`${length} 行。`, length === 1 ? "1 row." : `${length} rows.`);

  const show = async (reply) => {
    if (!reply.ok) {
      status.textContent = "";
      answer.replaceChildren(make("pre", await reply.text(), { className: "error" }));
      answer.firstChild.setAttribute("role", "alert");
    } else if (reply.headers.get("Content-Type").startsWith(TABLE)) {
      const found = await reply.json();
      const truth = found.boolean ? say("是", "Yes") : say("否", "No");
      status.textContent = found.results ? counted(found.results.bindings) : "";
      answer.replaceChildren(found.results ? table(found) : make("p", truth));
    } else {
      status.textContent = "";
      answer.replaceChildren(make("pre", await reply.text()));
    }
  };

  const ask = (accept, signal) =>
    fetch("sparql", {
      method: "POST",
      headers: { Accept: accept },
      body: new URLSearchParams({ query: query.value }),
      signal,
    });

  const perform = async () => {
    running?.abort();
    const own = new AbortController();
    running = own;
    stop.hidden = false;
    status.textContent = say("正在查询……", "Asking …");
    answer.replaceChildren();
    history.replaceState(null, "", `?${new URLSearchParams({ query: query.value })}`);
    try {
      await show(await ask(`${TABLE}, text/turtle`, own.signal));
    } catch (fault) {
      if (running === own) {
        const ended = fault.name === "AbortError";
        status.textContent = ended
          ? say("已停止。", "Stopped.")
          : say("服务没有应答。", "The service does not answer.");
      }
    }
    if (running === own) {
      stop.hidden = true;
    }
  };

  const keep = async () => {
    try {
      await saved();
    } catch {
      status.textContent = say("服务没有应答。", "The service does not answer.");
    }
  };

  const saved = async () => {
    const { value } = format;
    const reply = await fetch(`sparql?format=${value}`, {
      method: "POST",
      body: new URLSearchParams({ query: query.value }),
    });
    if (!reply.ok) {
      await show(reply);
      return;
    }
    const ending = { turtle: "ttl", rdfxml: "rdf" }[value] ?? value;
    const link = make("a", "", { href: URL.createObjectURL(await reply.blob()), download: `gbakg.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  shipped.append(...data.questions.map(({ name, title }) => make("option", title.join(" · "), { value: name })));
  shipped.addEventListener("change", () => {
    query.value = data.questions.find(({ name }) => name === shipped.value).query;
    perform();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    perform();
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      form.requestSubmit();
    }
  });
  stop.addEventListener("click", () => running.abort());
  save.addEventListener("click", keep);

  const given = new URLSearchParams(location.search).get("query");
  query.value = given ?? data.questions[0]?.query ?? "SELECT * WHERE { ?s ?p ?o } LIMIT 10";
  shipped.value = data.questions.find((one) => one.query === query.value)?.name ?? "";
  if (given) {
    perform();
  }
})();
