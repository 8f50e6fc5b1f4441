namespace Sortline.Pictures.Tests;

/// <summary>Photos of 52 x 37 pixels of noise over ramps, written by Pillow: its encoder makes what Skia's does not.</summary>
internal static class Photos
{
    /// <summary>In ten scans, colours at half the size.</summary>
    public static byte[] Progressive { get; } =
        Convert.FromBase64String(
            """
            /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR
            Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAlADQDASIAAhEB
            AxEB/8QAGQAAAgMBAAAAAAAAAAAAAAAAAAMCBAUB/8QAGAEBAAMBAAAAAAAAAAAAAAAABAEDBQL/2gAMAwEAAhADEAAAAcSb50Qlj2Quv22QjFLgnGsM
            c0B0NcztSe2pdpxC6OxciQF0ndBLZuC++kA7I//EAB0QAAMAAwEAAwAAAAAAAAAAAAABAhESIQMEExT/2gAIAQEAAQUCwJCk1FI544wYEjU1NSp411SJ
            GopFI540hIwaiWRSPipd+2zzt3ce1Oo+RSF7PDus/qvP/8QAHhEAAgICAgMAAAAAAAAAAAAAAAIDIQESERMiMUH/2gAIAQMBAT8BSQSQ7PEaW6EkEkOy
            hpLETGvIkaeuB411zXweFNs0f//EAB0RAAICAQUAAAAAAAAAAAAAAAACARIRAxATMVH/2gAIAQIBAT8BsZ3sRIpAqxXIumvWCixJxJ4f/8QAIhAAAAYA
            BgMAAAAAAAAAAAAAAAERICExAhBBUWGBErHB/9oACAEBAAY/Am6dhHw+HLHeV0Sj3rx9EIWwNZgXiVNwa4jryvhRRSP/xAAhEAACAgICAgMBAAAAAAAA
            AAABEQAhMUEQYVFxgZGhsf/aAAgBAQABPyEcXogaMm4MrhthcHXhFMQQOk+zA9HIgp4OGh7jWS74R1ggOHAOuXpEWJe5cSLCXRar9/vmFent5EUeMj8w
            qRIJoKADX5LcJFAXg3cHLQWmR8Y6jMwF2T8P56hGR0ii6rU//9oADAMBAAIAAwAAABAYCXP23oxz5z3/xAAdEQACAgIDAQAAAAAAAAAAAAABEQAhEJEx
            QXHx/9oACAEDAQE/EMQRdwAPpvIWNxBBwFQv5GihVPTh0lCaHM//xAAaEQEBAQEAAwAAAAAAAAAAAAABACERQcHx/9oACAECAQE/EHueo1gebF6QVIZB
            YN+S1WMjAPD6jmYv/8QAIBABAQADAQACAwEBAAAAAAAAAREAITFBUWFxofCBkf/aAAgBAQABPxBzb766wbql/WfYnpnAHnuQch11hwICoED537jTSAur
            KWZza4OFdF+DCeDlDYfH9/3Dh491kZCrATp9h6nf8xaQ1yXX9/v5e4iClB9zSefXMZzQzzF4L+DmNdmvnDRlahBunx8/qFwUDpK33X6mfX+MOtqOvrEZ
            Tzf3hll3FGyaf3pzgtLhpQbKoDqr9FcHZGdGx+9u/fqzzITCendelsETfg5BqQuRoSAK0RecImDUigx8Y2PWzySRCLUiBRaI73whDOyIex+Tvj161a5Z
            iwCEIFLqzSaJ7hVeVBGgm2jXM//Z
            """
        );

    /// <summary>In one scan, colours at half the size.</summary>
    public static byte[] Baseline { get; } =
        Convert.FromBase64String(
            """
            /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR
            Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAlADQDASIAAhEB
            AxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS
            0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKz
            tLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgEC
            BAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpj
            ZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6
            /9oADAMBAAIRAxEAPwDiUgI5PfueKmjgGeMjP6VeSDodp6A1PFCM8DPoK4nVuTQxBSjt/wDZOO4qwtvu4A7d6vJbgr90GrC2+RyB6f5/OocrnrUcQUI7
            fcOmB1PFLPbDywGWMgNlvMAwB68961kthgfLx34pbi2xBgDJcgAjqPcDuR1/CpWrPReJXsnc4uWxMD+W6gsAM8ZxkZxRWvJAhkJjB2npjPH+fx+p60V6
            aTtqfG1MUlN8u33mjHbkgEjIB71Yjg4Hb26Vcig9vpVpIBk5XODx7V4Cqnn0cQUUt2PTgHHarMdseijP0HSrq25OMjtz71YigWQZTB5wSDnGOD+vBraM
            rnqUcQU4rU55HHrTpbYGNBjJ3HAwDng9j2/zkDNakdv0JyM0+dBDCZsxqF5JkO0AdSSfYZNb0020ej9YvB3OJkgjDYjDbecbjz14/TFFbdxEFk+dmLkf
            Nkcg+/J57+2cdqK9uK0Pi6mItJq5yH9rXgd2WTDQxJOVydjbyh24znALDHPZh0bAl06+kv75uAm8jzA37wEMyx4UNnbgyOw7fNggiiivLp04Kk5Ja/8A
            DH0lGjBUuZLX/hi5Z63czXLCJY4diu0YCKQiKu7Z0zg7eeR2xjGC6z8RXcIlErPI7RlUbcAFbLHdgg889BgYFFFenTw1JtxcdND2qOGo3ceVW0JYNamS
            Nv3lz5hjQb/MXJZfX5M7ePu57nJOTV2W8uvPlaS4lLrCbpQJG2BhGZgNpJ4zheMfKCO9FFdqo04y0XR/od1bD0vZT937Lf3WsYr+Kr9ZWcRQHzQrlWDE
            L8oGF54HHSiiivcWEoWXuo+SrYOg6kvdW5//2Q==
            """
        );

    /// <summary>In one scan, with codes of its own.</summary>
    public static byte[] FullColour { get; } =
        Convert.FromBase64String(
            """
            /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR
            Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAlADQDAREAAhEB
            AxEB/8QAGQABAAMBAQAAAAAAAAAAAAAABAIDBQEG/8QALBAAAQMDAwMBCAMAAAAAAAAAAQIDEQAEIRIxQRMiYVEFBiMycYGh8BVikf/EABoBAQACAwEA
            AAAAAAAAAAAAAAQCBQEDBgD/xAAtEQABAwMCBAUDBQAAAAAAAAABAAIRAyExQVEEEmFxBSKBodEUsfATMoLB4f/aAAwDAQACEQMRAD8A8ShgjJ55OKOX
            SsU6llc2wJxIn8VEuTGVNUhu3/qY5FQJS2P6pCbfVgDjmoE6lKp1LK9u31DaBucVE2TWVTEldfth0wFJbICpV1AIA9c815kzZe4mo0tBfHLN5iI+dBn+
            1hO2JYX01pBUAJxMSJirFruYSFyXENdw9T9M5t7iVpoY2Ok7A1X88oNOreFe0yJwJ9BXpS6dQwkotwU/KDWJulsqbJCbeRkD0/f9rAS21NkhFsIHbjnF
            YuksqLtxbQxAElZABG48gckb/atlMXXuKrEUoGtuo6gQSSMxbGVhOMILhLYOk7ROP37/AFO9WTWmLrj61Rgf5Mfn5r3OTot25IBIkA81RB60U6kapDbG
            Bx42qQclU6kpCLdR2wDHFZBS2VNElu2OyRP0G1TnVJZUCS1amcjHrUplLZVBUnbYFtAiTqMCAZweDx+yBNbWCCs8TUBaN5tYHQ2vodYg9QJKwHGGwqGw
            rTmNRzvj8RVswGPMuMqVWz5Jjr/nRPaY8fSuTD1qa+10pDAkymYOPFTaeqSyochITbkxI4z5raClsqHKQ0wlwSiDmCQZiMH84NbbhKDyCAUpu32JkTUw
            lU6mym+gMsl6W0hOSXDpAG5JPgSa30WczuX7KdSu8MBZHNIzad/ad8YWJcNBLnepRWR3SMg+cnPPiY4q3pjyrj+JqkPuSTrvte5vEE3tMaLyH8teBa1J
            chTLSHymToVrKDpiZgFQjPChsqBR0+GpkRGSR1tPpptsciTeUeDpHykZJb1tzX2vBm2xyJNvs6+cv75WAjWR1Ar4gIUpLcJCp0wXFqHHdBBFJq0W0mds
            abm8ZwB6TlMfQbRpjWJjTALrxmYAPaRdMs/bdy9cqDSW2dCVqbAQkhCEp1aNpg6c5HEREHc7gmNaOa8xPcmJ9Jt67pP0LGNHMZkic3JtOcibW3mZkSs/
            eK7ZDodUtxamylCtQASqVHVBBznYQIFKd4fTdEWv8W/JTz4fScQW21+wj26mVax7aeQ2r4lz1C2ga+omSpPr2Tpx8s8mSZNJ+iZOBF9Dr6569tkxvAsc
            RIEXtB19c9e2ya7eXXXdU5cOlaWTdJAcVoCg2XgNJJxMJxHaCOanSoU+UQNYwJzy59+6Nx3BUncJzx+wmLDI8oOP5d40EHFX71X6XVLDTB6oSspUFEJ7
            QITnAxtVu3wyjygGbfJzbK5njPC6BeIJFhtqJ2wJgdAF/9k=
            """
        );

    /// <summary>64 x 8 grey pixels, made by hand: eight blocks of eight bits each, and a mark after each two to begin anew.</summary>
    public static byte[] Restarts { get; } =
    [
        .. (byte[])[0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)8, 64)],
        .. (byte[])[0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 64, 1, 1, 0x11, 0],
        .. (byte[])[0xFF, 0xC4, 0, 28, 0, 0, 0, 0, 9, .. new byte[12], 0, 1, 2, 3, 4, 5, 6, 7, 8],
        .. (byte[])[0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0],
        .. (byte[])[0xFF, 0xDD, 0, 4, 0, 2],
        .. (byte[])[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        .. (byte[])[0x3A, 0x3A, 0xFF, 0xD0, 0x3A, 0x3A, 0xFF, 0xD1, 0x3A, 0x3A, 0xFF, 0xD2, 0x3A, 0x3A, 0xFF, 0xD9],
    ];
}
