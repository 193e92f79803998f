package org.wishwright.platform.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks around a sheet. */
final class Workbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/";
    private static final String HEAD = "<?xml version=\"1.0\"?>";

    static final String SHEET = HEAD + "<worksheet xmlns=\"" + MAIN + "spreadsheetml/2006/main\"><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>木材</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>价格</t></is></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>橡木</t></is></c><c r=\"B3\"><v>1200.5000000000002</v></c></row>"
            + "</sheetData></worksheet>";

    static final String SHARED = HEAD + "<worksheet xmlns=\"" + MAIN + "spreadsheetml/2006/main\"><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"str\"><f>\"a\"</f><v>Price</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>46082</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\" t=\"e\"><v>#REF!</v></c><c r=\"B4\" t=\"n\"><v>-1E3</v></c></row>"
            + "</sheetData></worksheet>";

    private Workbooks() {}

    /** A workbook of one sheet, its parts stored as they are. */
    static byte[] of(byte[] sheet) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"" + MAIN + "package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/"
                        + "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "spreadsheetml/2006/main\" xmlns:r=\"" + MAIN
                        + "officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>"
                        + "</sheets></workbook>");
        parts.put(
                "xl/styles.xml",
                HEAD + "<styleSheet xmlns=\"" + MAIN + "spreadsheetml/2006/main\"><numFmts count=\"1\">"
                        + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/></numFmts>"
                        + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                HEAD + "<sst xmlns=\"" + MAIN + "spreadsheetml/2006/main\" count=\"1\"><si><t>Wood</t></si></sst>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"" + MAIN + "package/2006/relationships\">" + relation(1, "worksheet")
                        + relation(2, "styles") + relation(3, "sharedStrings") + "</Relationships>");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                store(zip, part.getKey(), part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            store(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String relation(int id, String kind) {
        var target = kind.equals("worksheet") ? "worksheets/sheet1.xml" : kind + ".xml";
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + MAIN + "officeDocument/2006/relationships/" + kind
                + "\" Target=\"" + target + "\"/>";
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
