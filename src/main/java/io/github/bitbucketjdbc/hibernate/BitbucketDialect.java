package io.github.bitbucketjdbc.hibernate;

import jakarta.persistence.TemporalType;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.OffsetFetchLimitHandler;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.IntervalType;

/**
 * The SQL of the driver for Hibernate 7. Hibernate finds it by itself, so that naming it is not
 * needed.
 */
public final class BitbucketDialect extends Dialect {
  private static final DatabaseVersion ANY = DatabaseVersion.make(0);

  /** A dialect, as Hibernate makes it. */
  public BitbucketDialect() {
    super(ANY);
  }

  @Override
  public LimitHandler getLimitHandler() {
    return OffsetFetchLimitHandler.INSTANCE;
  }

  @Override
  public IdentityColumnSupport getIdentityColumnSupport() {
    return BitbucketIdentity.INSTANCE;
  }

  @Override
  public boolean getDefaultUseGetGeneratedKeys() {
    return true;
  }

  @Override
  public void initializeFunctionRegistry(FunctionContributions contributions) {
    super.initializeFunctionRegistry(contributions);
    CommonFunctionFactory functions = new CommonFunctionFactory(contributions);
    functions.concat_pipeOperator();
    functions.characterLength_length("char_length(?1)");
    functions.substringFromFor();
    functions.position();
    functions.locate_positionSubstring();
    functions.leftRight_substr();
    functions.windowFunctions();
    functions.listagg(null);
    contributions
        .getFunctionRegistry()
        .register("trunc", new BitbucketTrunc(contributions.getTypeConfiguration()));
    contributions.getFunctionRegistry().registerAlternateKey("truncate", "trunc");
  }

  @Override
  public String translateExtractField(TemporalUnit unit) {
    return switch (unit) {
      case DAY_OF_MONTH -> "day";
      case DAY_OF_WEEK -> "dow";
      case DAY_OF_YEAR -> "doy";
      default -> super.translateExtractField(unit);
    };
  }

  @Override
  public String extractPattern(TemporalUnit unit) {
    return "extract(?1 from ?2)";
  }

  @Override
  public String currentLocalTimestamp() {
    return "localtimestamp";
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public String timestampaddPattern(TemporalUnit unit, TemporalType type, IntervalType interval) {
    return "timestampadd(?1,?2,?3)";
  }

  @Override
  @SuppressWarnings("deprecation")
  public String timestampdiffPattern(TemporalUnit unit, TemporalType from, TemporalType to) {
    return "timestampdiff(?1,?2,?3)";
  }
}
