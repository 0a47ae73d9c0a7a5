package dev.varve.buckets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Stands before a server that speaks S3 and does to its answers what networks and busy servers do. */
final class FaultProxy implements AutoCloseable {
    enum Fault {
        /** It is too busy and says so. */
        SLOW_DOWN,
        /** The connection ends in the middle of the body. */
        CUT,
        /** The bytes come, but slowly. */
        SLOW,
        /** It is not there, this time. */
        VANISHED,
        /** It breaks. */
        BROKEN,
        /** One bit of the body is another one. */
        ALTERED,
        /** What was asked for is done, but no answer comes. */
        UNANSWERED,
        /** Another request for the same object is under way. */
        CONFLICT
    }

    /** Which fault a request meets. @param number of the request, from 1 on */
    interface Plan extends BiFunction<Integer, HttpExchange, Optional<Fault>> {}

    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final URI server;
    private final HttpServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private volatile Plan plan = (number, request) -> Optional.empty();
    private volatile long latency;
    private volatile Answers answers = exchange -> Optional.empty();
    private volatile Set<String> unknown = Set.of();
    private int requests;

    FaultProxy(URI server) throws IOException {
        this.server = server;
        this.proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.createContext("/", this::handle);
        proxy.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    void plan(Plan next) {
        plan = next;
    }

    /** What it answers by itself, as a server that refuses. */
    interface Answers {
        Optional<Answer> to(HttpExchange request);
    }

    record Answer(int status, String code) {}

    void answers(Answers own) {
        answers = own;
    }

    /** Headers that it drops, as a server that does not know them. */
    void doesNotKnow(String... headers) {
        unknown = Set.of(headers);
    }

    /** @param milliseconds that each request takes longer */
    void latency(long milliseconds) {
        latency = milliseconds;
    }

    synchronized Map<Fault, Integer> met() {
        return new EnumMap<>(met);
    }

    synchronized int requests() {
        return requests;
    }

    private synchronized Optional<Fault> fault(HttpExchange exchange) {
        Optional<Fault> fault = plan.apply(++requests, exchange).filter(one -> fits(one, exchange));
        fault.ifPresent(one -> met.merge(one, 1, Integer::sum));
        return fault;
    }

    /** Some answers only some requests can get. */
    private static boolean fits(Fault fault, HttpExchange exchange) {
        boolean get = exchange.getRequestMethod().equals("GET");
        boolean object = exchange.getRequestURI().getPath().lastIndexOf('/') > 1
                && exchange.getRequestURI().getQuery() == null;
        return switch (fault) {
            case CUT, SLOW -> get;
            case VANISHED, ALTERED -> get && object;
            case CONFLICT -> exchange.getRequestMethod().equals("PUT") && object;
            case SLOW_DOWN, BROKEN, UNANSWERED -> true;
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(latency);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Answer> own = answers.to(exchange);
            if (own.isPresent()) {
                answer(exchange, own.get().status(), own.get().code());
                return;
            }
            Optional<Fault> fault = fault(exchange);
            switch (fault.orElse(null)) {
                case SLOW_DOWN -> answer(exchange, 503, "SlowDown");
                case BROKEN -> answer(exchange, 500, "InternalError");
                case VANISHED -> answer(exchange, 404, "NoSuchKey");
                case CONFLICT -> answer(exchange, 409, "ConditionalRequestConflict");
                case UNANSWERED -> forward(exchange, body);
                case null, default -> pass(exchange, forward(exchange, body), fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        byte[] text = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                        + "</Code><Message>said the proxy</Message><RequestId>F1</RequestId></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && !unknown.contains(lower)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer, Optional<Fault> fault)
            throws IOException, InterruptedException {
        byte[] body = answer.body();
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("transfer-encoding")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            exchange.sendResponseHeaders(answer.statusCode(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length == 0) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        switch (fault.orElse(null)) {
            case CUT -> out.write(body, 0, body.length / 2);
            case ALTERED -> {
                body[body.length / 2] ^= 1;
                out.write(body);
            }
            case SLOW -> {
                int part = Math.max(1, body.length / 10);
                for (int at = 0; at < body.length; at += part) {
                    out.write(body, at, Math.min(part, body.length - at));
                    out.flush();
                    Thread.sleep(20);
                }
            }
            case null, default -> out.write(body);
        }
        out.flush();
    }

    @Override
    public void close() {
        proxy.stop(0);
    }
}
