# The edge: HTTP from the recommendations topic, without Flink. From the repository's root:
#   ./mvnw -B -DskipTests package
#   docker build -f deploy/docker/edge.Dockerfile -t freshet-edge .
FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 freshet && install -d -o freshet -g freshet /var/lib/freshet
COPY deploy/edge/target/freshet-edge.jar /opt/freshet/freshet-edge.jar
COPY deploy/freshet.yaml /opt/freshet/freshet.yaml

USER freshet
VOLUME /var/lib/freshet
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", \
    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.freshet.schema", \
    "-jar", "/opt/freshet/freshet-edge.jar"]
CMD ["serve", "--config", "/opt/freshet/freshet.yaml"]
