"""Layers of QGIS's PostgreSQL provider as a case file names them, and back.

A password or an authentication configuration stays in QGIS: the case names the
server, and whoever runs it has a password file or a service of their own.
"""

from __future__ import annotations

from qgis.core import QgsDataSourceUri, QgsMapLayer, QgsVectorLayer

from pingshun_screen.core.errors import Fault, LayerError
from pingshun_screen.core.texts import say
from pingshun_screen.io.case_file import LayerSpec
from pingshun_screen.io.databases.connection import (
    PREFIX,
    connection_text,
    is_database,
    secret_in,
)
from pingshun_screen.io.databases.source import DatabaseSource, database_source

PROVIDER = "postgres"

_DEFAULT_PORT = "5432"
_SSL_MODES = {
    QgsDataSourceUri.SslMode.SslDisable: "disable",
    QgsDataSourceUri.SslMode.SslAllow: "allow",
    QgsDataSourceUri.SslMode.SslRequire: "require",
    QgsDataSourceUri.SslMode.SslVerifyCa: "verify-ca",
    QgsDataSourceUri.SslMode.SslVerifyFull: "verify-full",
}


def table_source(layer: QgsVectorLayer) -> str:
    """Return the source of a layer that shows a table, without its password.

    Raises
    ------
    LayerError
        If it shows the answer to a query, or the connection cannot be written.
    """
    uri = _uri(layer)
    if uri.table().startswith("(") or not uri.geometryColumn():
        problem = say("qgis_layers.query_problem")
        remedy = say("qgis_layers.query_remedy")
        raise LayerError([Fault(layer.name(), problem, remedy)])
    table = f"{uri.schema()}.{uri.table()}" if uri.schema() else uri.table()
    connection = connection_text(_settings(uri))
    source = f"{PREFIX}{connection}|layername={table}({uri.geometryColumn()})"
    problem = secret_in(source)
    if problem is not None:
        raise problem
    return source


def _settings(uri: QgsDataSourceUri) -> dict[str, str]:
    # The user's name may be kept with the password, in QGIS's own store.
    whole = QgsDataSourceUri(uri.connectionInfo(True)) if uri.authConfigId() else uri
    stated = {
        "service": uri.service(),
        "host": uri.host(),
        "port": uri.port(),
        "dbname": uri.database(),
        "user": whole.username(),
        "sslmode": _SSL_MODES.get(uri.sslMode(), ""),
    }
    return {key: value for key, value in stated.items() if value}


def shows_table(layer: QgsMapLayer, spec: LayerSpec) -> bool:
    """Return whether a layer shows the table that a case names.

    Parameters
    ----------
    layer
        Of any provider.
    spec
        The layer of a case.
    """
    is_ours = isinstance(layer, QgsVectorLayer) and layer.providerType() == PROVIDER
    if not is_ours or not is_database(spec.source):
        return False
    try:
        named = database_source(spec.source)
    except LayerError:
        return False
    uri = _uri(layer)
    return (
        _server(_settings(uri)) == _server(named.settings)
        and named.table in {None, uri.table()}
        and named.schema in {None, uri.schema()}
        and named.geometry in {None, uri.geometryColumn()}
        and layer.subsetString() == spec.where
    )


def _server(settings: dict[str, str]) -> tuple[str, ...]:
    """Return what tells one database from another; who asks does not count."""
    port = settings.get("port", "" if "service" in settings else _DEFAULT_PORT)
    names = ("service", "host", "hostaddr", "dbname")
    return (port, *(settings.get(name, "") for name in names))


def open_table(spec: LayerSpec, name: str) -> QgsVectorLayer:
    """Open the table of a case; the filter is not set yet.

    Parameters
    ----------
    spec
        The layer.
    name
        What the map calls it.

    Raises
    ------
    LayerError
        If the database does not answer or the table cannot be read.
    """
    # Brings in numpy, which must not be loaded with the plugin.
    from pingshun_screen.io.databases.tables import described  # noqa: PLC0415

    source = database_source(spec.source)
    table = described(source)
    uri = _connection(source)
    key = table.number_column or ",".join(table.key) or spec.fields.get("feature_id")
    uri.setDataSource(table.schema, table.relation, table.geometry, "", key or "")
    return QgsVectorLayer(uri.uri(False), name, PROVIDER)


def _connection(source: DatabaseSource) -> QgsDataSourceUri:
    left = dict(source.settings)
    service, host = left.pop("service", ""), left.pop("host", "")
    port, database = left.pop("port", ""), left.pop("dbname", "")
    user, mode = left.pop("user", ""), left.pop("sslmode", "")
    by_name = {text: enum for enum, text in _SSL_MODES.items()}
    ssl = by_name.get(mode, QgsDataSourceUri.SslMode.SslPrefer)
    uri = QgsDataSourceUri()
    if service:
        uri.setConnection(service, database, user, "", ssl)
    else:
        uri.setConnection(host, port, database, user, "", ssl)
    return uri


def _uri(layer: QgsVectorLayer) -> QgsDataSourceUri:
    return QgsDataSourceUri(layer.dataProvider().dataSourceUri())
