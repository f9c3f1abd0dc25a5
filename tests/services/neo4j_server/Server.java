import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4jBuilders;

/** A Neo4j server in the folder given (with what the third argument's folder has), without a web server; prints its address and stops when standard input closes. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var builder = Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0])).withDisabledServer()
            .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
            .withConfig(GraphDatabaseSettings.auth_enabled, arguments.length > 1);
        if (arguments.length > 2) builder.copyFrom(Path.of(arguments[2]));
        try (var server = builder.build()) {
            System.out.println("bolt " + server.boltURI());
            while (System.in.read() >= 0) { }
        }
    }
}
