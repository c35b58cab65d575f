import pytest

from retail_etl import bronze


def test_landing_files_are_those_of_the_day(landing, day):
    (landing / "till-ams-01-2024-03-07.csv").touch()
    (landing / f"notes-{day}.txt").touch()
    names = [path.name for path in bronze.landing_files(landing, day)]
    assert names == [f"till-ams-01-{day}.csv", f"webshop-{day}.jsonl"]


def test_csv_records_know_their_line(landing, day):
    records = bronze.read_file(landing / f"till-ams-01-{day}.csv")
    assert [record.line for record in records] == [2, 3, 4]
    assert records[1].fields["sku"] == "bread"


def test_json_cells_become_text(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text('{"quantity": 3, "currency": null}\n\n', encoding="utf-8")
    (record,) = bronze.read_file(path)
    assert record.fields == {"quantity": "3", "currency": ""}


def test_cells_beyond_the_header_are_dropped(tmp_path):
    path = tmp_path / "till.csv"
    path.write_text("sku\ncafé,2\n", encoding="utf-8-sig")
    assert bronze.read_file(path)[0].fields == {"sku": "café"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("feed.xlsx", "", "no reader"),
        ("feed.csv", "", "no header"),
        ("feed.jsonl", '{"order_id": ', "feed.jsonl:1"),
    ],
)
def test_unreadable_files(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(bronze.UnreadableFile, match=message):
        bronze.read_file(path)
