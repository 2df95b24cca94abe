package io.freshet.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sessions with the options of their device. */
final class OrtSessions {
  private static final Logger LOG = LoggerFactory.getLogger(OrtSessions.class);

  /** A session and where it runs. */
  record Placed(OrtSession session, Placement placement) {}

  private OrtSessions() {}

  /** Tries the GPU where it is wanted and falls back to the CPU, loudly. */
  static Placed create(byte[] graph, Device wanted) throws OrtException {
    Cuda.chooseNatives();
    if (wanted.kind() == Device.Kind.CPU) {
      return onCpu(graph, wanted, "");
    }
    String missing = Cuda.missing();
    if (!missing.isEmpty()) {
      return onCpu(graph, wanted, wanted.kind() == Device.Kind.AUTO ? "" : missing);
    }
    Device gpu = Device.cuda(wanted.index());
    try (SessionOptions options = cuda(gpu)) {
      return new Placed(session(graph, options), new Placement(wanted, gpu, ""));
    } catch (OrtException e) {
      return onCpu(graph, wanted, String.valueOf(e.getMessage()));
    }
  }

  private static Placed onCpu(byte[] graph, Device wanted, String reason) throws OrtException {
    if (!reason.isEmpty()) {
      LOG.warn("SCORING ON CPU though {} was asked for: {}", wanted, reason);
    }
    try (SessionOptions options = cpu()) {
      return new Placed(session(graph, options), new Placement(wanted, Device.CPU, reason));
    }
  }

  /** One thread that never spins: the callers are the concurrency. */
  private static SessionOptions cpu() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    options.setSessionLogLevel(
        OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // errors come as exceptions
    return options;
  }

  private static SessionOptions cuda(Device gpu) throws OrtException {
    SessionOptions options = cpu();
    try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(gpu.index())) {
      provider.add("use_tf32", "0"); // golden vectors hold to 1e-4
      options.setMemoryPatternOptimization(false);
      options.addCUDA(provider);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  private static OrtSession session(byte[] graph, SessionOptions options) throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(graph, options);
  }
}
