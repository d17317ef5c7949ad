import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Judges many books by EPUBCheck in one virtual machine, which takes longer to start than to judge.
 * Standard input names in turn a book and the file for its JSON report, a line each.
 */
public class Epubcheck {
  public static void main(String[] arguments) throws Exception {
    BufferedReader names =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String book; (book = names.readLine()) != null; ) {
      String report = names.readLine();
      // A new checker for each: it keeps what it was told of the last one.
      String[] call = {book, "--quiet", "--usage", "--locale", "en", "--json", report};
      new EpubChecker().run(call);
    }
    // EPUBCheck leaves threads behind that would keep the machine running.
    System.exit(0);
  }
}
