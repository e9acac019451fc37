"""The same view of single stations by GRASS r.viewshed and by GDAL's viewshed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, osr

from pingshun_screen.core.visibility.settings import SightSettings
from pingshun_screen.core.visibility.terrain import Terrain

EPSG = 4526


@dataclass(frozen=True)
class Views:
    """What an engine sees from each station.

    Parameters
    ----------
    seen
        For each station the cells of the whole terrain that it sees.
    seconds
        Wall time of each station, without reading and writing.
    """

    seen: list[NDArray[np.bool_]]
    seconds: list[float]


def write_raster(terrain: Terrain, path: Path) -> None:
    """Write terrain as a GeoTIFF that every engine reads."""
    rows, columns = terrain.heights_m.shape
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, 1, gdal.GDT_Float32
    )
    half_m = terrain.cell_m / 2
    left_m, top_m = terrain.left_m - half_m, terrain.top_m + half_m
    raster.SetGeoTransform((left_m, terrain.cell_m, 0, top_m, 0, -terrain.cell_m))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(EPSG)
    raster.SetProjection(crs.ExportToWkt())
    raster.GetRasterBand(1).WriteArray(terrain.heights_m)


def require_grass() -> None:
    """Stop with what to install if GRASS is missing."""
    if shutil.which("grass") is None:
        sys.exit("GRASS is missing: apt-get install grass-core (8.2 on Debian 12)")


def grass_views(
    raster: Path, places: NDArray[np.intp], settings: SightSettings
) -> Views:
    """Return the views of r.viewshed from some cells.

    Parameters
    ----------
    raster
        Written by `write_raster`; r.viewshed works over its whole extent.
    places
        Column and row of each station.
    settings
        Range, height of the eye on roads, target height and refraction.
    """
    terrain = gdal.Open(str(raster))
    left, cell, _, top, _, _ = terrain.GetGeoTransform()
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"r.in.gdal -o input={raster} output=dem", "g.region raster=dem"]
        for number, (column, row) in enumerate(places.tolist()):
            x, y = left + (column + 0.5) * cell, top - (row + 0.5) * cell
            lines += [
                "start=$(date +%s.%N)",
                "r.viewshed -b -c -r --overwrite input=dem output=seen "
                f"coordinates={x},{y} observer_elevation={settings.road_eye_m} "
                f"target_elevation={settings.target_m} memory=2000 "
                f"max_distance={settings.range_m} "
                f"refraction_coeff={settings.refraction}",
                f"echo $start $(date +%s.%N) >> {folder}/times",
                f"r.out.gdal -f --overwrite input=seen output={folder}/{number}.tif "
                "type=Byte nodata=255",
            ]
        script = Path(folder, "session.sh")
        script.write_text("set -e\n" + "\n".join(lines) + "\n", "utf-8")
        command = ["grass", "--tmp-location", str(raster), "--exec", "bash", script]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        seen = [
            gdal.Open(f"{folder}/{n}.tif").ReadAsArray() == 1
            for n in range(len(places))
        ]
        times = np.loadtxt(Path(folder, "times"), ndmin=2)
    return Views(seen, (times[:, 1] - times[:, 0]).tolist())


def gdal_views(
    raster: Path, places: NDArray[np.intp], settings: SightSettings
) -> Views:
    """Return the views of GDAL's viewshed; parameters as for `grass_views`."""
    terrain = gdal.Open(str(raster))
    left, cell, _, top, _, _ = terrain.GetGeoTransform()
    views = Views([], [])
    for column, row in places.tolist():
        start = time.perf_counter()
        view = gdal.ViewshedGenerate(
            terrain.GetRasterBand(1), "MEM", "", [],
            left + (column + 0.5) * cell, top - (row + 0.5) * cell,
            settings.road_eye_m, settings.target_m, 1, 0, 0, -9999,
            1 - settings.refraction, gdal.GVM_Edge, settings.range_m,
        )  # fmt: skip
        views.seconds.append(time.perf_counter() - start)
        x, _, _, y, _, _ = view.GetGeoTransform()
        first = round((x - left) / cell), round((top - y) / cell)
        part = view.ReadAsArray() == 1
        seen = np.zeros((terrain.RasterYSize, terrain.RasterXSize), bool)
        rows, columns = part.shape
        seen[first[1] : first[1] + rows, first[0] : first[0] + columns] = part
        views.seen.append(seen)
    return views
