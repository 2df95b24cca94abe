# The job on a Flink cluster, in application mode. From the repository's root:
#   ./mvnw -B -DskipTests -pl flink-jobs -am package
#   docker build -f deploy/docker/job.Dockerfile -t freshet-job .
FROM flink:2.3.0-java17

# In lib, not usrlib: a restarted job would otherwise load ONNX Runtime's natives a second time
# into the same JVM, which cannot work.
COPY --chown=flink:flink flink-jobs/target/freshet-job.jar /opt/flink/lib/freshet-job.jar
COPY --chown=flink:flink deploy/freshet.yaml /opt/freshet/freshet.yaml
COPY --chown=flink:flink models/packages /opt/freshet/packages

ENV ORT_DISABLE_TELEMETRY=1 \
    OMP_NUM_THREADS=1
