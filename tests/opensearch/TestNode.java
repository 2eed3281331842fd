import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/**
 * An OpenSearch node in this JVM, for tests: {@code java TestNode FOLDER setting=value ...}.
 *
 * <p>A value with commas is a list. The node ends when its standard input does, so that it never
 * outlives the test that started it.
 */
public final class TestNode extends Node {
  private static final List<String> PLUGINS =
      List.of(
          "org.opensearch.transport.Netty4ModulePlugin",
          "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
          "org.opensearch.painless.PainlessModulePlugin",
          "org.opensearch.index.reindex.ReindexModulePlugin");

  private TestNode(Environment environment, Collection<PluginInfo> plugins) {
    super(environment, plugins, true);
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("opensearch.set.netty.runtime.available.processors", "false");
    Path folder = Path.of(arguments[0]);
    Settings settings = read(folder, Arrays.stream(arguments).skip(1));
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), folder.resolve("config"), () -> "node");
    Node node = new TestNode(environment, PLUGINS.stream().map(TestNode::describe).toList());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    node.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static Settings read(Path folder, Stream<String> pairs) {
    Settings.Builder settings = Settings.builder().put("path.home", folder.toString());
    pairs
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair -> {
              if (pair[1].contains(",")) {
                settings.putList(pair[0], pair[1].split(","));
              } else {
                settings.put(pair[0], pair[1]);
              }
            });
    return settings.build();
  }

  private static PluginInfo describe(String name) {
    return new PluginInfo(
        name, "on the class path", "-", Version.CURRENT, "21", name, null, List.of(), false);
  }

  private static void close(Node node) {
    try {
      node.close();
      node.awaitClose(10, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException error) {
      Thread.currentThread().interrupt(); // the process ends anyway
    }
  }
}
