// CSV by RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), with a byte order mark so that Excel reads Chinese.

((app) => {
  const MARK = "\ufeff";
  /**
   * Spreadsheets take a cell that begins with one of these for a formula; an apostrophe before it makes it a text again
   * (https://owasp.org/www-community/attacks/CSV_Injection). Numbers are not touched.
   */
  const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
  const { contents } = app;

  const cell = (value) => {
    if (typeof value === "number") {
      return String(value);
    }
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  const csv = (rows, columns) =>
    `${MARK}${[columns, ...rows.map((row) => columns.map((column) => row[column]))]
      .map((row) => row.map(cell).join(","))
      .join("\r\n")}\r\n`;

  /** Several places in one cell: letters, locators, and positions in the letter's text, in the same order. */
  const places = (evidence) => ({
    letter: evidence.map((one) => one.letter).join("; "),
    locator: evidence.map((one) => one.locator).join("; "),
    positions: evidence.map((one) => `${one.start}-${one.end}`).join("; "),
  });

  /** A term of the ontology or a region in both languages, beside its own name. */
  const both = (column, iri) => {
    const [zh, en] = app.data.names[iri] || ["", ""];
    return { [`${column}_zh`]: zh, [`${column}_en`]: en };
  };

  const term = (column, local) => both(column, local ? app.data.base.ontology + local : "");

  const node = (one) => {
    const { id, type, label, label_en, region, ...row } = contents.nodeRow(one);
    return {
      ...row,
      id,
      label_zh: label,
      label_en,
      class: type,
      ...term("class", type),
      region,
      ...both("region", region ? app.data.base.id + region : ""),
      ...term("kind", row.kind),
      ...term("status", row.status),
      ...places(contents.nodeEvidence(one)),
    };
  };

  const named = (column, id) => {
    const { label = "", en = "" } = app.data.node(id) || {};
    return { [`${column}_zh`]: label, [`${column}_en`]: en };
  };

  const edge = (one) => {
    const { label, label_en, ...row } = contents.edgeRow(one);
    return {
      ...row,
      label_zh: label,
      label_en,
      ...named("source", row.source),
      ...named("target", row.target),
      ...named("partnership", row.partnership),
      ...term("status", row.status),
      named_as: contents.mention(one),
      ...places(contents.edgeEvidence(one)),
    };
  };

  const NODES =
    "id label_zh label_en group class class_zh class_en region region_zh region_en kind kind_zh kind_en " +
    "status status_zh status_en start end weight letter locator positions";
  const EDGES =
    "id source source_zh source_en target target_zh target_en relation label_zh label_en role certainty " +
    "status status_zh status_en partnership partnership_zh partnership_en side named_as letter locator positions";

  const add = (key, part, write) =>
    app.takeaway.add(key, { group: "tables", part, ending: "csv", type: "text/csv;charset=utf-8", write });

  add("csvNodes", "nodes", ({ scene, lit }) => csv(contents.of(scene, { lit }).nodes.map(node), NODES.split(" ")));
  add("csvEdges", "edges", ({ scene, lit }) => csv(contents.of(scene, { lit }).edges.map(edge), EDGES.split(" ")));
})(globalThis.gbakg);
