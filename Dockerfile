# docker build -t corpus-search .     compose.yaml and docs/serving.md say how it is used
FROM python:3.13-slim-bookworm AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc=4:12.* libc6-dev=2.36-* \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN python -m venv /opt/corpus-search \
 && CORPUS_SEARCH_COMPILE=1 /opt/corpus-search/bin/pip install --no-cache-dir '.[mcp]'

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /data --create-home corpus
COPY --from=build /opt/corpus-search /opt/corpus-search
ENV PATH=/opt/corpus-search/bin:$PATH \
    CORPUS_SEARCH_INDEX=/data/.index
# The index and actors.yaml are here; articles are mounted at /articles, to be read only.
WORKDIR /data
USER 10001
VOLUME /data
EXPOSE 8765
# Without the token the answer is 401, which says as well that it is alive.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import socket; socket.create_connection(('127.0.0.1', 8765), 3).close()"]
ENTRYPOINT ["corpus-search"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8765"]
