// What crosses what: the partnerships of each two regions, and of each kind and status.

((app) => {
  const { regionOf, NONE } = app.facets;
  /** Stands for every row or every column. */
  const ALL = "*";
  /** Stands for the partnerships that are in no cell. */
  const OUT = "-";
  const CERTAINTIES = ["stated", "planned", "possible"];

  const keyOf = (row, column) => `${row} ${column}`;

  /** Cells by row and column; each holds partnerships, and a partnership only once. */
  const grid = () => {
    const cells = new Map();
    const put = (row, column, deal) => {
      const key = keyOf(row, column);
      cells.set(key, (cells.get(key) || new Set()).add(deal));
    };
    return { cells, put, at: (row, column) => [...(cells.get(keyOf(row, column)) || [])] };
  };

  const pairs = () => app.data.views.get("organizations")?.edges || [];

  /**
   * The regions' table, from the pairs of partners that are shown: a partnership is in the cell of two regions where
   * one of its pairs joins them. Of a collective agreement only the pairs across its two sides are possible ones.
   */
  const regions = (deals, seen, counts) => {
    const told = grid();
    const certainty = new Map();
    const known = new Set(deals);
    for (const pair of pairs()) {
      if (known.has(pair.partnership) && seen.has(pair.from) && seen.has(pair.to)) {
        const [one, other] = [pair.from, pair.to].map((id) => regionOf(app.data.node(id)));
        certainty.set(pair.partnership, pair.certainty);
        for (const [row, column] of [
          [one, other],
          [other, one],
          [one, ALL],
          [other, ALL],
        ]) {
          told.put(row, column, pair.partnership);
        }
      }
    }
    for (const deal of deals.filter((id) => !certainty.has(id))) {
      told.put(OUT, OUT, deal);
    }
    const names = app.legend.ranked("region", counts.region);
    const rows = names.filter((name) => told.at(name, ALL).length);
    const of = (id) => certainty.get(id);
    const sure = (ids) => ids.filter((id) => of(id) === "stated").length;
    return { ...told, rows, columns: [...rows, ALL], names: { row: names, column: names }, apart: true, of, sure };
  };

  /** The table of kinds and statuses: each partnership is in one cell. */
  const kinds = (deals, _, counts) => {
    const told = grid();
    for (const deal of deals) {
      const { kind = NONE, status = NONE } = app.data.node(deal);
      for (const [row, column] of [
        [kind, status],
        [kind, ALL],
        [ALL, status],
        [ALL, ALL],
      ]) {
        told.put(row, column, deal);
      }
    }
    const names = { row: app.legend.ranked("kind", counts.kind), column: app.legend.ranked("status", counts.status) };
    const rows = names.row.filter((name) => told.at(name, ALL).length);
    const columns = names.column.filter((name) => told.at(ALL, name).length);
    return {
      ...told,
      rows: [...rows, ALL],
      columns: [...columns, ALL],
      names,
      of: () => "stated",
      sure: (ids) => ids.length,
    };
  };

  /** Partnerships by how sure their pairs are, the empty groups left out. */
  const sorted = (table, deals) =>
    CERTAINTIES.map((name) => [name, deals.filter((id) => table.of(id) === name)]).filter(([, ids]) => ids.length);

  /** Every value that the tables' facets have in a view, and how often, for their order. */
  const tallies = (view) => {
    const tally = (facet) => {
      const found = new Map();
      for (const value of view.nodes.flatMap((node) => app.facets.valuesOf(facet, node))) {
        found.set(value, { all: (found.get(value)?.all || 0) + 1 });
      }
      return found;
    };
    return { region: tally("region"), kind: tally("kind"), status: tally("status") };
  };

  app.crossings = { ALL, OUT, regions, kinds, sorted, tallies };
})(globalThis.gbakg);
