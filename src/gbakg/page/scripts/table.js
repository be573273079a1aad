// The list: the same contents as tables, for keyboard and screen reader; it follows the filters, moves the focus, and
// its check boxes are the selection.

((app) => {
  const { make, find } = app.dom;
  const PAUSE = 250;

  const again = () => show(find(".sheet.list"), app.state.now(), app.graph.scene(), app.state.now());

  const sortBy = (table, column) => {
    const part = app.rows.sortOf(table);
    const sort = app.state.now()[part];
    const down = sort?.column === column ? !sort.down : app.cells.isNumber(column);
    app.state.go({ [part]: { column, down } }, { replace: true });
  };

  const head = (table, column) => {
    const text = app.speech.say(column);
    const wishes = {
      type: "button",
      title: app.speech.say("sortBy", { column: text }),
      text,
      on: { click: () => sortBy(table, column) },
    };
    return make(
      "th",
      { scope: "col", role: "columnheader", "data-column": column, class: app.cells.dress(column) },
      make("button", wishes),
    );
  };

  const heads = (table) => {
    const title = app.speech.say(table.title);
    const all = app.ticks.box(app.speech.say("tickAll", { table: title }), () => app.picks.toggle(table.shown));
    return make(
      "tr",
      { role: "row" },
      make("th", { scope: "col", role: "columnheader", class: "ticks" }, all),
      table.columns.map((column) => head(table, column)),
    );
  };

  const cell = (column, node, at) => {
    const wishes = { "data-label": app.speech.say(column), class: app.cells.dress(column) };
    const content = app.cells.content(column, node);
    return at
      ? make("td", { role: "cell", ...wishes }, content)
      : make("th", { scope: "row", role: "rowheader", ...wishes }, content);
  };

  const row = (table, id) => {
    const node = app.data.node(id);
    const tick = app.ticks.box(app.speech.say("tick", { name: app.speech.name(id) }), () => app.picks.toggle([id]));
    return make(
      "tr",
      { role: "row", "data-row": id },
      make("td", { role: "cell", class: "ticks" }, tick),
      table.columns.map((column, at) => cell(column, node, at)),
    );
  };

  let waiting = 0;

  /** The words that a row has to bear in some cell. */
  const filter = (table) => {
    const title = app.speech.say(table.title);
    const input = ({ target }) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => app.state.go({ [table.part]: target.value.trim() }, { replace: true }), PAUSE);
    };
    return make("input", {
      type: "search",
      class: "row-filter",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: app.speech.say("filterHint"),
      "aria-label": app.speech.say("filterRows", { table: title }),
      on: { input },
    });
  };

  const draftTable = (table) =>
    make(
      "div",
      { class: "tabular", "data-table": table.title, on: { keydown: (event) => app.walk.typed(event) } },
      filter(table),
      make(
        "table",
        { role: "table", "aria-describedby": "table-keys" },
        make(
          "caption",
          {},
          make("span", { class: "caption", text: app.speech.say(table.title) }),
          make("span", { class: "rows" }),
        ),
        make("thead", { role: "rowgroup" }, heads(table)),
        make("tbody", { role: "rowgroup" }),
      ),
      make("p", { class: "blocks" }),
    );

  const more = (table, forward, count) => {
    const click = () => {
      app.rows.widen(table, forward);
      again();
    };
    const n = Math.min(app.rows.BLOCK, count);
    const text = app.speech.say(forward ? "further" : "earlier", { n });
    return n > 0 ? make("button", { type: "button", class: "link", text, on: { click } }) : "";
  };

  const caption = (all, shown, { from, to }) => {
    const { say } = app.speech;
    const counts = say("rows", { shown, all });
    return to - from < shown ? `${counts} · ${say("listed", { from: from + 1, to })}` : counts;
  };

  /** Ticks, marks of sorting and the row in focus are set on what stands there, so that nobody loses their place. */
  const dress = (place, table, state) => {
    const { shown } = table;
    const sort = state[app.rows.sortOf(table)];
    for (const one of place.querySelectorAll("[data-column]")) {
      const order = sort?.column === one.dataset.column ? (sort.down ? "descending" : "ascending") : "none";
      one.setAttribute("aria-sort", order);
    }
    for (const one of place.querySelectorAll("[data-row]")) {
      one.toggleAttribute("aria-current", false);
      if (one.dataset.row === state.focus) {
        one.setAttribute("aria-current", "true");
      }
      one.querySelector(".ticks input").checked = state.pick.has(one.dataset.row);
    }
    app.ticks.dressAll(place.querySelector("thead .ticks input"), shown, state.pick);
  };

  const fill = (place, table, ids, from) => {
    const body = place.querySelector("tbody");
    const there = [...body.children].map((one) => one.dataset.row);
    if (there.join() === ids.join()) {
      return;
    }
    const kept = new Map([...body.children].map((one) => [one.dataset.row, one]));
    const held = body.contains(document.activeElement) ? document.activeElement : null;
    body.replaceChildren(...ids.map((id) => kept.get(id) || row(table, id)));
    held?.focus({ preventScroll: true });
    [...body.children].forEach((one, at) => {
      one.setAttribute("aria-rowindex", String(from + at + 2));
    });
  };

  /** Bring one table up to date. */
  const update = (place, table, things, state) => {
    const { all, shown } = app.rows.of(table, things, state);
    table.shown = shown.map((node) => node.id);
    place.hidden = !all;
    const { column, down } = state[app.rows.sortOf(table)] || {};
    const key = [state.view, state.language, state[table.part], column, down].join();
    const { from, to } = app.rows.span(table, key, shown.length, table.shown.indexOf(state.focus));
    fill(place, table, table.shown.slice(from, to), from);
    dress(place, table, state);
    place.querySelector("table").setAttribute("aria-rowcount", String(shown.length + 1));
    place.querySelector(".rows").textContent = caption(all, shown.length, { from, to });
    const input = place.querySelector(".row-filter");
    if (document.activeElement !== input) {
      input.value = state[table.part];
    }
    const blocks = [more(table, false, from), more(table, true, shown.length - to)];
    const none = shown.length ? [] : [app.speech.say("noRows")];
    place.querySelector(".blocks").replaceChildren(...none, ...blocks.filter(Boolean));
  };

  const draft = (sheet) =>
    sheet.replaceChildren(
      make("p", { class: "aside", id: "table-keys", text: app.speech.say("tableKeys") }),
      make("p", { class: "selection" }),
      ...app.rows.TABLES.map(draftTable),
      make("p", { class: "empty", text: app.speech.say("empty") }),
    );

  let shows = 0;

  /** Table by table; `apart` leaves a moment between any two. Nothing more is done once the sheet shows another state. */
  const bring = ([table, ...rest], apart, act) => {
    const now = shows;
    act(table);
    if (rest.length && apart) {
      setTimeout(() => now === shows && bring(rest, apart, act));
    } else if (rest.length) {
      bring(rest, apart, act);
    }
  };

  const show = (sheet, state, scene, before) => {
    shows += 1;
    const key = `${state.view} ${state.language}`;
    const fresh = sheet.dataset.key !== key || !sheet.firstChild;
    if (fresh) {
      sheet.dataset.key = key;
      draft(sheet);
    }
    const things = app.rows.listed(scene, state);
    bring(app.rows.TABLES, fresh, (table) => {
      const place = sheet.querySelector(`[data-table="${table.title}"]`);
      update(place, table, things, state);
      if (before?.focus !== state.focus || before?.tab !== state.tab) {
        place.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
      }
    });
    sheet.querySelector(".empty").hidden = things.nodes.length > 0;
    app.ticks.bar(sheet.querySelector(".selection"), state);
  };

  app.sheets.add("list", show);
})(globalThis.gbakg);
