// RDF as people write it: short names, and the blocks of the graph's text. The text comes from trig.py: one block a
// subject, an empty line between any two and none inside.

((app) => {
  /** Local names that need no escape. */
  const LOCAL = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/;
  const LITERAL_OR_IRI = /"(?:[^"\\]|\\.)*"|<([^<>"\s]*)>/g;
  const LITERAL_OR_PREFIX = /"(?:[^"\\]|\\.)*"|<[^<>"\s]*>|(?<![\w@])([A-Za-z][\w-]*):/g;

  /** An IRI as `prefix:local` where a known prefix fits, else in angle brackets. */
  const short = (iri, prefixes) => {
    const found = Object.entries(prefixes).find(
      ([, space]) => iri.startsWith(space) && LOCAL.test(iri.slice(space.length)),
    );
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };

  /** The same for a query: Oxigraph's SPARQL does not read names with two dots, which Turtle and SPARQL allow. */
  const term = (iri, prefixes) => {
    const name = short(iri, prefixes);
    return name.split(".").length > 2 ? `<${iri}>` : name;
  };

  /** Undo `short`: the IRI of `prefix:local`, of an IRI with or without brackets, or nothing. */
  const long = (text, prefixes) => {
    const bare = text.replace(/^<(.*)>$/, "$1");
    if (/^https?:\/\//.test(bare)) {
      return bare;
    }
    const [, prefix, local] = /^([\w-]+):(.*)$/.exec(text) || [];
    return prefixes[prefix] ? prefixes[prefix] + local : "";
  };

  /** A literal as SPARQL and Turtle write it. */
  const quoted = (text) =>
    `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t")}"`;

  /** Prefixes that a text uses, declared above it. */
  const declared = (text, prefixes) => {
    const used = new Set([...text.matchAll(LITERAL_OR_PREFIX)].map((match) => match[1]));
    const lines = Object.entries(prefixes).filter(([prefix]) => used.has(prefix));
    return `${lines.map(([prefix, space]) => `@prefix ${prefix}: <${space}> .`).join("\n")}\n\n${text}`;
  };

  /** Turtle with full IRIs, shortened. */
  const tidy = (turtle, prefixes) =>
    declared(
      turtle.replace(LITERAL_OR_IRI, (token, iri) => (iri === undefined ? token : short(iri, prefixes))),
      prefixes,
    );

  /** The blocks of the graph's text by subject, stated ones first; what a named graph lists apart says so above it. */
  const blocks = (graph) => {
    const found = new Map();
    let apart = "";
    for (const block of graph.trimEnd().split("\n\n")) {
      const name = block.slice(0, block.indexOf(" "));
      if (name === "GRAPH") {
        apart = `# ${block.split(" ")[1]}\n`;
      } else if (name !== "@prefix" && block !== "}") {
        found.set(name, [...(found.get(name) || []), apart + block]);
      }
    }
    return found;
  };

  const PARTS = /gbakg:(participation|amount|figure|evidence) ([^;]*)[;.]/g;

  /** Names that a block gives for its parts, its passages last. */
  const partsOf = (block) => {
    const found = [...block.matchAll(PARTS)].map(([, property, names]) => [property, names.trim().split(" , ")]);
    return found.sort(([one], [other]) => (one === "evidence") - (other === "evidence")).flatMap(([, names]) => names);
  };

  /** Everything that the graph says of some things, with their participations, amounts, figures and passages. */
  const turtle = ({ graph, prefixes }, ids) => {
    const all = blocks(graph);
    const names = new Set(ids.map((id) => short(id, prefixes)));
    for (const name of names) {
      for (const part of (all.get(name) || []).flatMap(partsOf)) {
        names.add(part);
      }
    }
    return declared(`${[...names].flatMap((name) => all.get(name) || []).join("\n\n")}\n`, prefixes);
  };

  app.rdf = { short, term, long, quoted, tidy, turtle };
})(globalThis.gbakg);
