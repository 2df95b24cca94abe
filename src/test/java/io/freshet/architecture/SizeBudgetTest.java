package io.freshet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.freshet.deploy.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A file is read in one sitting, a method on one screen. */
final class SizeBudgetTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 60;

  @Test
  void filesKeepToFourHundredLines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        tooLong.add(file + ": " + lines);
      }
    }
    assertThat(tooLong).as("files of more than %d lines", FILE_LINES).isEmpty();
  }

  @Test
  void methodsKeepToSixtyLines() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> tooLong = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new LongMethods(unit, positions, tooLong).scan(unit, null);
      }
    }
    assertThat(tooLong).as("methods of more than %d lines", METHOD_LINES).isEmpty();
  }

  /** Every Java file that people write: generated code lies under target. */
  private static List<Path> sources() throws IOException {
    try (Stream<Path> tree = Files.walk(Checkout.root())) {
      return tree.filter(f -> f.toString().endsWith(".java"))
          .filter(f -> !f.toString().contains("/target/"))
          .toList();
    }
  }

  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      long first = lineOf(positions.getStartPosition(unit, method));
      long lines = lineOf(positions.getEndPosition(unit, method)) - first + 1;
      if (lines > METHOD_LINES) {
        found.add(
            "%s:%d %s: %d"
                .formatted(unit.getSourceFile().getName(), first, method.getName(), lines));
      }
      return super.visitMethod(method, nothing);
    }

    private long lineOf(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
