package io.freshet.mapping;

import io.freshet.schema.UserEvent;
import io.freshet.wire.BadRecord;
import java.util.Locale;

/** The fields of our event that may be absent. */
enum Extra {
  SESSION_ID {
    @Override
    void set(UserEvent event, FoundValue found) throws BadRecord {
      event.setSessionId(found.text());
    }
  },
  VALUE {
    @Override
    void set(UserEvent event, FoundValue found) throws BadRecord {
      event.setValue(found.number().doubleValue());
    }
  },
  SURFACE {
    @Override
    void set(UserEvent event, FoundValue found) throws BadRecord {
      event.setSurface(found.text());
    }
  },
  RECOMMENDATION_ID {
    @Override
    void set(UserEvent event, FoundValue found) throws BadRecord {
      event.setRecommendationId(found.text());
    }
  };

  abstract void set(UserEvent event, FoundValue found) throws BadRecord;

  /** With dashes, as a key. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
