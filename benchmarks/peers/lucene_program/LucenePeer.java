import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsCollectorManager.FacetsResult;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene under measurement.
 *
 * <pre>
 * java LucenePeer build DIRECTORY FILE...    indexes JSON Lines files
 * java LucenePeer update DIRECTORY FILE      replaces articles with the same ids
 * java LucenePeer serve DIRECTORY            answers each line of standard input with a line
 * </pre>
 */
public final class LucenePeer {
  private static final int THREADS = 2;
  private static final int BUFFER_MB = 512;
  private static final int HITS = 10;
  private static final float TITLE_BOOST = 2;
  private static final int SNIPPET_CHARACTERS = 240;
  private static final float BEFORE_MATCH = 0.5f; // share of a snippet
  private static final ObjectMapper JSON = new ObjectMapper();
  // All engines find stop words.
  private static final Analyzer ANALYZER = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
  private static final QueryBuilder TERMS = new QueryBuilder(ANALYZER);
  private static final FieldType TEXT = makeTextType();
  private static final FacetsConfig FACETS = makeFacets();

  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState outlets;
  private final UnifiedHighlighter highlighter;

  /** An article, as a line of a file holds it. */
  record Article(
      String id,
      String title,
      String text,
      String date,
      String outlet,
      String url,
      String language,
      List<String> actors) {}

  /** A question of benchmarks/contract.py. */
  record Question(
      String kind,
      List<String> words,
      String match,
      String outlet,
      String since,
      String until,
      boolean facet) {}

  /** An answer of benchmarks/contract.py. */
  record Answer(int total, List<String> ids, List<String> snippets, Map<String, Integer> facets) {}

  private LucenePeer(Directory directory) throws IOException {
    DirectoryReader reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    outlets = new DefaultSortedSetDocValuesReaderState(reader, "$outlet", FACETS);
    highlighter =
        UnifiedHighlighter.builder(searcher, ANALYZER)
            .withMaxLength(Integer.MAX_VALUE - 1)
            .withMaxNoHighlightPassages(0)
            .withBreakIterator(
                () ->
                    LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.ENGLISH),
                        SNIPPET_CHARACTERS,
                        BEFORE_MATCH))
            .build();
  }

  public static void main(String[] arguments) throws Exception {
    try (Directory directory = new MMapDirectory(Path.of(arguments[1]))) {
      List<Path> files = Stream.of(arguments).skip(2).map(Path::of).toList();
      switch (arguments[0]) {
        case "build" -> build(directory, files);
        case "update" -> update(directory, files);
        default -> new LucenePeer(directory).serve();
      }
    }
  }

  private static void build(Directory directory, List<Path> files) throws Exception {
    try (BufferedReader lines = read(files);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        IndexWriter writer = open(directory)) {
      Callable<Void> add =
          () -> {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              writer.addDocument(makeDocument(JSON.readValue(line, Article.class)));
            }
            return null;
          };
      for (Future<Void> added : threads.invokeAll(List.of(add, add))) {
        added.get();
      }
    } // commits, when merges have ended
  }

  private static void update(Directory directory, List<Path> files) throws IOException {
    try (BufferedReader lines = read(files);
        IndexWriter writer = open(directory)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Article article = JSON.readValue(line, Article.class);
        writer.updateDocument(new Term("id", article.id()), makeDocument(article));
      }
    }
  }

  private static BufferedReader read(List<Path> files) throws IOException {
    List<InputStream> all = new ArrayList<>();
    for (Path file : files) {
      all.add(Files.newInputStream(file));
    }
    InputStream joined = new SequenceInputStream(Collections.enumeration(all));
    return new BufferedReader(new InputStreamReader(joined, StandardCharsets.UTF_8));
  }

  private static IndexWriter open(Directory directory) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(BUFFER_MB);
    return new IndexWriter(directory, config);
  }

  private static FieldType makeTextType() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    // The highlighter finds its words by offsets in the index, and analyses no text again.
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  private static FacetsConfig makeFacets() {
    FacetsConfig config = new FacetsConfig();
    config.setMultiValued("actors", true);
    for (String name : List.of("outlet", "actors", "language")) {
      config.setIndexFieldName(name, "$" + name); // a column of its own
      config.setDrillDownTermsIndexing(name, FacetsConfig.DrillDownTermsIndexing.NONE);
    }
    return config;
  }

  private static Document makeDocument(Article article) throws IOException {
    Document document = new Document();
    document.add(new StringField("id", article.id(), Field.Store.YES));
    document.add(new TextField("title", article.title(), Field.Store.YES));
    document.add(new Field("text", article.text(), TEXT));
    document.add(new LongField("date", readDay(article.date()), Field.Store.YES));
    document.add(new StoredField("url", article.url()));
    addName(document, "outlet", article.outlet());
    addName(document, "language", article.language());
    for (String actor : article.actors()) {
      addName(document, "actors", actor);
    }
    return FACETS.build(document);
  }

  private static void addName(Document document, String field, String name) {
    document.add(new StringField(field, name, Field.Store.YES));
    document.add(new SortedSetDocValuesFacetField(field, name));
  }

  private void serve() throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      System.out.write(JSON.writeValueAsBytes(answer(JSON.readValue(line, Question.class))));
      System.out.write('\n');
      System.out.flush();
    }
  }

  private Answer answer(Question question) throws IOException {
    Query words = makeWords(question);
    Query query = filter(words, question);
    // Counted exactly: it may not leave out what cannot be among the best.
    TopDocs found;
    Map<String, Integer> facets = Map.of();
    if (question.facet()) {
      FacetsResult all =
          FacetsCollectorManager.search(searcher, query, HITS, new FacetsCollectorManager());
      found = all.topDocs();
      facets = countOutlets(all.facetsCollector());
    } else {
      found = searcher.search(query, new TopScoreDocCollectorManager(HITS, Integer.MAX_VALUE));
    }
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : found.scoreDocs) {
      ids.add(searcher.storedFields().document(hit.doc).get("id"));
    }
    List<String> snippets = new ArrayList<>();
    for (String snippet : highlighter.highlight("text", words, found, 1)) {
      snippets.add(snippet == null ? "" : snippet);
    }
    return new Answer((int) found.totalHits.value(), ids, snippets, facets);
  }

  private Map<String, Integer> countOutlets(FacetsCollector hits) throws IOException {
    FacetResult counted = new SortedSetDocValuesFacetCounts(outlets, hits).getAllChildren("outlet");
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (LabelAndValue one : counted.labelValues) {
      counts.put(one.label, one.value.intValue());
    }
    return counts;
  }

  private static Query makeWords(Question question) {
    String words = String.join(" ", question.words());
    return switch (question.match()) {
      case "phrase" -> inFields(field -> TERMS.createPhraseQuery(field, words));
      case "prefix" -> inFields(field -> new PrefixQuery(new Term(field, words)));
      case "all" -> {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : question.words()) {
          all.add(inFields(field -> TERMS.createBooleanQuery(field, word)), Occur.MUST);
        }
        yield all.build();
      }
      default -> inFields(field -> TERMS.createBooleanQuery(field, words));
    };
  }

  private static Query inFields(Function<String, Query> make) {
    return new BooleanQuery.Builder()
        .add(new BoostQuery(make.apply("title"), TITLE_BOOST), Occur.SHOULD)
        .add(make.apply("text"), Occur.SHOULD)
        .build();
  }

  private static Query filter(Query words, Question question) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
    if (!question.outlet().isEmpty()) {
      all.add(new TermQuery(new Term("outlet", question.outlet())), Occur.FILTER);
    }
    if (!question.since().isEmpty()) {
      long first = readDay(question.since());
      all.add(LongField.newRangeQuery("date", first, readDay(question.until())), Occur.FILTER);
    }
    BooleanQuery query = all.build();
    return query.clauses().size() > 1 ? query : words;
  }

  private static long readDay(String day) {
    return LocalDate.parse(day).toEpochDay();
  }
}
