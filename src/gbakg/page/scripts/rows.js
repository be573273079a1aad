// Rows: which things a table has, in which order, and which part of very many is listed.

((app) => {
  const BLOCK = 100;

  const TABLES = [
    {
      title: "organizationsTable",
      part: "bodies",
      groups: ["organization"],
      columns: ["name", "otherName", "class", "where", "location", "weight", "allParts"],
      sort: { column: "weight", down: true },
    },
    {
      title: "partnershipsTable",
      part: "deals",
      groups: ["partnership"],
      columns: ["name", "kind", "state", "date", "who", "money", "locator"],
      sort: { column: "locator", down: false },
    },
    {
      title: "thingsTable",
      part: "things",
      groups: ["thing", "place", "topic"],
      columns: ["name", "otherName", "class", "state"],
      sort: null,
    },
  ];

  const sortOf = (table) => `${table.part}-sort`;

  /** The words of each table's own filter stand in the address, and so does the column by which it is sorted. */
  for (const table of TABLES) {
    app.state.parameter(table.part, { usual: () => "" });
    app.state.parameter(sortOf(table), {
      usual: () => table.sort,
      read: (text, usual) => {
        const column = text.replace(/^-/, "");
        return table.columns.includes(column) ? { column, down: text.startsWith("-") } : usual();
      },
      write: (sort) => (sort ? `${sort.down ? "-" : ""}${sort.column}` : ""),
    });
  }

  /** The view of pairs has no partnerships among its marks; the tables keep them, so that nothing is missing. */
  const listed = (scene, state) => {
    const parts = app.data.views.get("partnerships");
    if (scene.view.name !== "organizations" || !parts) {
      return { nodes: scene.view.nodes, seen: scene.seen, near: scene.near };
    }
    const whole = app.scene.of({ ...state, view: "partnerships" });
    const nodes = [...scene.view.nodes, ...parts.nodes.filter(app.facets.isPartnership)];
    const near = scene.near && whole.near ? new Set([...scene.near, ...whole.near]) : null;
    return { nodes, seen: new Set([...scene.seen, ...whole.deals]), near };
  };

  const texts = new Map();

  /** Every cell of a row as one text, made alike for looking things up; made once a language. */
  const textOf = (table, node) => {
    const key = `${app.speech.language()} ${table.title} ${node.id}`;
    if (!texts.has(key)) {
      texts.set(key, table.columns.map((column) => app.keys.plain(app.cells.text(column, node))).join("\n"));
    }
    return texts.get(key);
  };

  const inOrder = (sort, nodes) => {
    if (!sort) {
      return nodes;
    }
    const { column, down } = sort;
    const { compare } = new Intl.Collator(app.speech.language() === "zh" ? "zh-Hans" : "en", { numeric: true });
    const keyed = nodes.map((node) => ({ node, key: app.cells.key(column, node) }));
    const order = (one, two) => (typeof one === "number" ? one - two || 0 : compare(one, two));
    keyed.sort((one, two) => (down ? -1 : 1) * order(one.key, two.key));
    return keyed.map(({ node }) => node);
  };

  /** A table's rows: how many there are at all, and those that filters, selection and the table's own words leave. */
  const of = (table, { nodes, seen, near }, state) => {
    const own = nodes.filter((node) => table.groups.includes(node.is));
    const narrowed = state.only && state.pick.size && near;
    const words = app.keys.plain(state[table.part]);
    const shown = own.filter(
      (node) =>
        seen.has(node.id) && (!narrowed || near.has(node.id)) && (!words || textOf(table, node).includes(words)),
    );
    return { all: own.length, shown: inOrder(state[sortOf(table)], shown) };
  };

  const spans = new Map();

  /** From which row to which a table is listed; `key` says of what, and another key begins anew. */
  const span = (table, key, count, wanted) => {
    const kept = spans.get(table.title);
    const { from, to } = kept?.key === key ? kept : { from: 0, to: BLOCK };
    const inside = wanted < 0 || (wanted >= from && wanted < to);
    const first = inside ? from : Math.floor(wanted / BLOCK) * BLOCK;
    const next = { key, from: first, to: inside ? to : first + BLOCK };
    spans.set(table.title, next);
    return { from: first, to: Math.min(count, next.to) };
  };

  /** List a block more, before or after. */
  const widen = (table, forward) => {
    const kept = spans.get(table.title);
    spans.set(table.title, forward ? { ...kept, to: kept.to + BLOCK } : { ...kept, from: kept.from - BLOCK });
  };

  app.rows = { TABLES, BLOCK, sortOf, listed, of, span, widen };
})(globalThis.gbakg);
