package io.github.bitbucketjdbc.hibernate;

import java.util.List;
import org.hibernate.dialect.function.TruncFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.spi.QueryEngine;
import org.hibernate.query.sqm.function.FunctionRenderer;
import org.hibernate.query.sqm.function.SelfRenderingSqmFunction;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.query.sqm.tree.SqmTypedNode;
import org.hibernate.query.sqm.tree.expression.SqmExtractUnit;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** Cuts numbers with TRUNCATE and times with FLOOR, as standard SQL has no function for both. */
final class BitbucketTrunc extends TruncFunction {
  private static final PatternRenderer TIME = new PatternRenderer("floor(?1 to ?2)");
  private static final FunctionRenderer RENDERER =
      (sql, arguments, type, walker) -> TIME.render(sql, arguments, walker);

  BitbucketTrunc(TypeConfiguration types) {
    super("truncate(?1)", "truncate(?1,?2)", null, null, types);
  }

  @Override
  protected <T> SelfRenderingSqmFunction<T> generateSqmFunctionExpression(
      List<? extends SqmTypedNode<?>> arguments,
      @Nullable ReturnableType<T> implied,
      QueryEngine engine) {
    if (arguments.size() == 2 && arguments.get(1) instanceof SqmExtractUnit) {
      return new SelfRenderingSqmFunction<>(
          this,
          RENDERER,
          arguments,
          implied,
          getArgumentsValidator(),
          getReturnTypeResolver(),
          engine.getCriteriaBuilder(),
          getName());
    }
    return super.generateSqmFunctionExpression(arguments, implied, engine);
  }
}
