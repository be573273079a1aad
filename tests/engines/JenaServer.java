// Apache Jena behind HTTP, for tests: ARQ answers, the JDK's own server listens on loopback, on the port that is named.

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.system.Txn;

public class JenaServer {
    static final Dataset GRAPHS = DatasetFactory.createTxnMem();

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/query", exchange -> answering(exchange, JenaServer::query));
        server.createContext("/store", exchange -> answering(exchange, JenaServer::store));
        server.start();
    }

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    /** What goes wrong becomes a status and a text, as the SPARQL 1.1 Protocol has it. */
    static void answering(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            try {
                handler.handle(exchange);
            } catch (QueryParseException error) {
                send(exchange, 400, "text/plain", error.getMessage().getBytes(StandardCharsets.UTF_8));
            } catch (RuntimeException error) {
                send(exchange, 500, "text/plain", error.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** SPARQL 1.1 Protocol: a query by GET, as a form, or as a body of its own. */
    static void query(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean plain = type(exchange).equals("application/sparql-query");
        boolean get = exchange.getRequestMethod().equals("GET");
        String text = plain ? body : fields(get ? exchange.getRequestURI().getRawQuery() : body).get("query");
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        if (text == null) {
            send(exchange, 400, "text/plain", "no query".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Query query = QueryFactory.create(text);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean graph = query.isConstructType() || query.isDescribeType();
        Lang lang = graph
            ? best(accepted, Lang.NTRIPLES, Lang.TURTLE)
            : best(accepted, ResultSetLang.RS_JSON, ResultSetLang.RS_XML);
        Txn.executeRead(GRAPHS, () -> {
            try (QueryExecution execution = QueryExecutionFactory.create(query, GRAPHS)) {
                if (graph) {
                    Model model = query.isConstructType() ? execution.execConstruct() : execution.execDescribe();
                    RDFDataMgr.write(out, model, lang);
                } else if (query.isAskType()) {
                    ResultSetFormatter.output(out, execution.execAsk(), lang);
                } else {
                    ResultSetFormatter.output(out, execution.execSelect(), lang);
                }
            }
        });
        send(exchange, 200, lang.getHeaderString(), out.toByteArray());
    }

    /** SPARQL 1.1 Graph Store HTTP Protocol: PUT replaces a graph. */
    static void store(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("PUT")) {
            send(exchange, 405, "text/plain", new byte[0]);
            return;
        }
        String name = fields(exchange.getRequestURI().getRawQuery()).get("graph");
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, exchange.getRequestBody(), RDFLanguages.contentTypeToLang(type(exchange)));
        Txn.executeWrite(GRAPHS, () -> {
            if (name == null) {
                GRAPHS.setDefaultModel(model);
            } else {
                GRAPHS.replaceNamedModel(name, model);
            }
        });
        send(exchange, 204, "text/plain", new byte[0]);
    }

    /** The first language where it is welcome, else the other. */
    static Lang best(String accepted, Lang first, Lang other) {
        boolean refused = accepted != null && !accepted.contains("*/*") && !accepted.contains(first.getHeaderString());
        return refused ? other : first;
    }

    static String type(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type == null ? "" : type.split(";")[0].trim();
    }

    static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : (form == null ? "" : form).split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            fields.put(
                URLDecoder.decode(parts[0], StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return fields;
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
