// The matrix: two tables of partnerships, region by region and kind by status. A cell opens the list of its own.

((app) => {
  const { make, word } = app.dom;
  const { ALL, OUT } = app.crossings;
  const { NONE } = app.facets;
  /** How many shades of the ground tell a figure. */
  const SHADES = 5;
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  const TABLES = {
    regions: {
      title: "matrixRegions",
      facets: ["region", "region"],
      total: "matrixOnce",
      notes: ["matrixRegionsNote", "matrixCertaintyNote", "matrixOnceNote", "matrixShownNote"],
      count: app.crossings.regions,
    },
    kinds: {
      title: "matrixKinds",
      facets: ["kind", "status"],
      total: "matrixTotal",
      notes: ["matrixKindsNote", "matrixShownNote"],
      count: app.crossings.kinds,
    },
  };

  /** The cell that is open: its table, row and column. */
  app.state.parameter("cell", {
    usual: () => "",
    read: (text, usual) => (text.split(" ").length === 3 && text.split(" ")[0] in TABLES ? text : usual()),
  });

  const nameOf = (table, axis, value) =>
    value === ALL ? app.speech.say(table.total) : app.legend.label(table.facets[axis], value);

  /** What a cell is called. */
  const titleOf = (table, row, column) => {
    const { say } = app.speech;
    if (row === OUT) {
      return say("matrixOutsideTitle");
    }
    if (row === ALL && column === ALL) {
      return say("matrixAll");
    }
    if (table.facets[0] === table.facets[1] && row === column && row !== NONE) {
      return say("matrixWithin", { row: nameOf(table, 0, row) });
    }
    return say("matrixCrossing", { row: nameOf(table, 0, row), column: nameOf(table, 1, column) });
  };

  const toggle = (key) => app.state.go({ cell: app.state.now().cell === key ? "" : key });

  const opener = (key, open, wishes, ...children) =>
    make(
      "button",
      {
        type: "button",
        "data-held": key,
        "aria-expanded": String(open),
        "aria-controls": open ? `open-${key.split(" ")[0]}` : "",
        on: { click: () => toggle(key) },
        ...wishes,
      },
      ...children,
    );

  /** The figures of a cell: stated ones large, planned and collective ones apart, in words. */
  const figures = (table, row, column, deals) => {
    const { say } = app.speech;
    const title = make("span", { class: "aside", text: `${titleOf(table, row, column)} ` });
    const told = app.crossings.sorted(table, deals).flatMap(([certainty, { length: n }]) => {
      if (certainty === "stated") {
        const sure = table.apart ? `${say("cellStated")} ` : "";
        return [make("span", { class: "aside", text: sure }), make("b", { text: String(n) }), " "];
      }
      const key = certainty === "planned" ? "cellPlanned" : "cellPossible";
      return [make("small", { class: certainty, text: say(key, { n }) }), " "];
    });
    return [title, ...told];
  };

  const inner = (names) => names.filter((name) => name !== ALL);

  /** How many stated partnerships the fullest cell has. */
  const fullest = (table) =>
    Math.max(
      1,
      ...inner(table.rows).flatMap((row) => inner(table.columns).map((one) => table.sure(table.at(row, one)))),
    );

  const shade = (table, row, column) =>
    row === ALL || column === ALL ? 0 : Math.ceil((SHADES * table.sure(table.at(row, column))) / table.most);

  const cell = (table, row, column, open) => {
    const deals = table.at(row, column);
    const total = row === ALL || column === ALL ? "total" : "";
    if (!deals.length) {
      return make("td", { class: `none ${total}`, text: "0" });
    }
    const key = [table.name, row, column].join(" ");
    const content = figures(table, row, column, deals);
    const wishes = { class: `cell ${total}`, "data-shade": shade(table, row, column) || "" };
    return make("td", { class: total }, opener(key, open === key, wishes, content));
  };

  const head = (table, axis, value) => {
    const region = table.facets[axis] === "region" && value !== ALL;
    const swatch = region ? app.paint.swatch("government", app.paint.regionColour(value)) : null;
    return make(
      "th",
      { scope: axis ? "col" : "row", class: value === ALL ? "total" : "" },
      swatch,
      word(nameOf(table, axis, value)),
    );
  };

  /** Arrow keys go to the next cell that opens. */
  const walk = (event) => {
    const step = STEPS[event.key];
    const at = event.target.closest("td");
    if (!step || !at) {
      return;
    }
    event.preventDefault();
    const { rows } = at.closest("table");
    let [row, column] = [at.parentElement.rowIndex + step[0], at.cellIndex + step[1]];
    while (rows[row]?.cells[column] && !rows[row].cells[column].querySelector("button")) {
      [row, column] = [row + step[0], column + step[1]];
    }
    rows[row]?.cells[column]?.querySelector("button")?.focus();
  };

  const drawn = (bare, n, open) => {
    const { say } = app.speech;
    const table = { ...bare, most: fullest(bare) };
    const caption = make(
      "caption",
      {},
      make("span", { class: "caption", text: say(table.title) }),
      make("span", { class: "rows", text: say("pairCount", { n }) }),
    );
    const rows = table.rows.map((row) =>
      make(
        "tr",
        {},
        head(table, 0, row),
        table.columns.map((column) => cell(table, row, column, open)),
      ),
    );
    const heads = table.columns.map((column) => head(table, 1, column));
    return make(
      "table",
      { "aria-describedby": `notes-${table.name}`, on: { keydown: walk } },
      caption,
      make("thead", {}, make("tr", {}, make("td"), heads)),
      make("tbody", {}, rows),
    );
  };

  /** One table with its open cell, what it leaves out, and how it counts. */
  const part = (name, deals, scene, counts, open) => {
    const { say } = app.speech;
    const wish = TABLES[name];
    const table = { ...wish, name, ...wish.count(deals, scene.seen, counts) };
    const out = table.at(OUT, OUT);
    const key = [name, OUT, OUT].join(" ");
    const left = out.length
      ? make(
          "p",
          { class: "told" },
          `${say("matrixOutside", { n: out.length })} `,
          opener(key, open === key, { class: "link", text: say("matrixList") }),
        )
      : null;
    const notes = wish.notes.map((note) => make("p", { text: say(note) }));
    return make(
      "section",
      { class: "crossing" },
      inner(table.rows).length ? make("div", { class: "scroll" }, drawn(table, deals.length - out.length, open)) : null,
      make("p", { class: "swipe", text: say("matrixSwipe"), hidden: true }),
      left,
      app.cell.box(table, open, scene, titleOf),
      make("div", { class: "notes-of", id: `notes-${name}` }, notes),
    );
  };

  const leave = (event) => {
    const { cell: open, focus } = app.state.now();
    if (event.key === "Escape" && open && !focus) {
      event.stopPropagation();
      app.state.go({ cell: "" });
    }
  };

  const show = (box, state, given, before) => {
    const scene = app.deals.sceneOf(state, given);
    const deals = app.deals.shown(scene, state);
    const counts = app.crossings.tallies(scene.view);
    const names = app.data.views.has("organizations") ? ["regions", "kinds"] : ["kinds"];
    const parts = deals.length
      ? names.map((name) => part(name, deals, scene, counts, state.cell))
      : [app.deals.nothing(scene, state)];
    app.deals.refill(
      box,
      app.deals.narrowed(state),
      make("div", { class: "crossings", on: { keydown: leave } }, parts),
    );
    for (const one of box.querySelectorAll(".scroll")) {
      one.parentElement.querySelector(".swipe").hidden = one.scrollWidth <= one.clientWidth;
    }
    if (state.cell && before && state.cell !== before.cell) {
      box.querySelector(".open-cell")?.scrollIntoView({ block: "nearest" });
    }
  };

  app.sheets.add("matrix", show);
})(globalThis.gbakg);
