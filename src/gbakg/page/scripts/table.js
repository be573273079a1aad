// The list: the same contents as tables, for keyboard and screen reader; it follows the filters and moves the focus.

((app) => {
  const { make, word, link, find } = app.dom;
  const sorting = new Map([
    ["organizationsTable", { column: "weight", down: true }],
    ["partnershipsTable", { column: "locator", down: false }],
  ]);

  const cells = {
    name: (node) => link(node.id),
    otherName: (node) => word(app.speech.otherName(node.id)),
    class: (node) => word(app.speech.name(app.data.cards[node.id]?.type || node.group)),
    where: (node) => word(app.speech.region(node.region)),
    weight: (node) => String(node.weight || 0),
    allParts: (node) => String(new Set((app.data.cards[node.id]?.parties || []).map((party) => party.other)).size),
    kind: (node) => word(app.speech.term(node.kind)),
    state: (node) => word(app.speech.term(node.status)),
    date: (node) => [node.start, node.end].filter(Boolean).join(" – ") || "—",
    who: (node) => {
      const ids = [...new Set((app.data.cards[node.id]?.parties || []).map((party) => party.other))];
      return make(
        "ul",
        { class: "who" },
        ids.map((id) => make("li", {}, link(id))),
      );
    },
    locator: (node) => {
      const places = (app.data.cards[node.id]?.evidence || []).map((one) => one.locator);
      return [...new Set(places)].map((place) => word(place, { lang: "zh-Hans", class: "locator" }));
    },
  };

  const TABLES = [
    {
      title: "organizationsTable",
      groups: ["organization"],
      columns: ["name", "otherName", "class", "where", "weight", "allParts"],
    },
    {
      title: "partnershipsTable",
      groups: ["partnership"],
      columns: ["name", "kind", "state", "date", "who", "locator"],
    },
    { title: "thingsTable", groups: ["thing", "place", "topic"], columns: ["name", "otherName", "class", "state"] },
  ];

  const NUMBERS = new Set(["weight", "allParts"]);

  const keyOf = (column, node) => {
    if (NUMBERS.has(column)) {
      return column === "weight" ? node.weight || 0 : (app.data.cards[node.id]?.parties || []).length;
    }
    if (column === "locator") {
      return app.data.cards[node.id]?.evidence[0]?.start ?? Infinity;
    }
    const cell = cells[column](node);
    return typeof cell === "string" ? cell : cell.textContent;
  };

  const sorted = (title, nodes) => {
    const wish = sorting.get(title);
    if (!wish) {
      return nodes;
    }
    const language = app.speech.language() === "zh" ? "zh-Hans" : "en";
    const keyed = nodes.map((node) => ({ node, key: keyOf(wish.column, node) }));
    const compare = (one, two) =>
      typeof one === "number" ? one - two : String(one).localeCompare(String(two), language, { numeric: true });
    keyed.sort((one, two) => (wish.down ? -1 : 1) * compare(one.key, two.key));
    return keyed.map(({ node }) => node);
  };

  const sortBy = (title, column) => {
    const wish = sorting.get(title);
    const down = wish?.column === column ? !wish.down : NUMBERS.has(column);
    sorting.set(title, { column, down });
    show(find(".sheet.list"), app.state.now(), app.graph.scene());
    find(`[data-sort="${title}.${column}"]`)?.focus();
  };

  const head = (title, column) => {
    const wish = sorting.get(title);
    const order = wish?.column === column ? (wish.down ? "descending" : "ascending") : "none";
    const text = app.speech.say(column);
    const button = make(
      "button",
      {
        type: "button",
        "data-sort": `${title}.${column}`,
        title: app.speech.say("sortBy", { column: text }),
        on: { click: () => sortBy(title, column) },
      },
      text,
    );
    return make(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": order, class: NUMBERS.has(column) ? "number" : "" },
      button,
    );
  };

  const cell = (column, node, at) => {
    const wishes = { "data-label": app.speech.say(column), class: NUMBERS.has(column) ? "number" : "" };
    const content = [cells[column](node)].flat();
    return at
      ? make("td", { role: "cell", ...wishes }, content)
      : make("th", { scope: "row", role: "rowheader", ...wishes }, content);
  };

  const table = ({ title, groups, columns }, scene, focus) => {
    const all = scene.view.nodes.filter((node) => groups.includes(node.is));
    if (!all.length) {
      return null;
    }
    const shown = sorted(
      title,
      all.filter((node) => scene.seen.has(node.id)),
    );
    const rows = shown.map((node) =>
      make(
        "tr",
        { role: "row", "aria-current": node.id === focus ? "true" : "" },
        columns.map((column, at) => cell(column, node, at)),
      ),
    );
    const heads = make(
      "tr",
      { role: "row" },
      columns.map((column) => head(title, column)),
    );
    const caption = make(
      "caption",
      {},
      make("span", { class: "caption", text: app.speech.say(title) }),
      make("span", { class: "rows", text: app.speech.say("rows", { shown: shown.length, all: all.length }) }),
    );
    return make(
      "table",
      { role: "table" },
      caption,
      make("thead", { role: "rowgroup" }, heads),
      make("tbody", { role: "rowgroup" }, rows),
    );
  };

  /** The view of pairs has no partnerships among its marks; the list keeps them, so that nothing is missing. */
  const listed = (scene) => {
    const parts = app.data.views.get("partnerships");
    if (scene.view.name !== "organizations" || !parts) {
      return scene;
    }
    const whole = app.scene.of({ ...app.state.now(), view: "partnerships" });
    const nodes = [...scene.view.nodes, ...parts.nodes.filter(app.facets.isPartnership)];
    const near = scene.near && whole.near ? new Set([...scene.near, ...whole.near]) : null;
    return { view: { ...scene.view, nodes }, seen: new Set([...scene.seen, ...whole.deals]), near };
  };

  /** A selection narrows the list as it narrows the picture. */
  const kept = ({ seen, near }, { pick }) =>
    pick.size && near ? new Set([...seen].filter((id) => near.has(id))) : seen;

  const show = (box, state, scene) => {
    const all = listed(scene);
    const whole = { ...all, seen: kept(all, state) };
    const tables = TABLES.map((one) => table(one, whole, state.focus)).filter(Boolean);
    box.replaceChildren(...(tables.length ? tables : [make("p", { class: "empty", text: app.speech.say("empty") })]));
    box.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  };

  app.sheets.add("list", show);
})(globalThis.gbakg);
