-- A workspace as the program wrote it at schema 1 (source revision e00a347): a call log with group, time, gold, usage, a refusal
-- and a rejected line, learned and evaluated (one look, one specialist, one evaluation); and a CSV file of distributions with a
-- test file of its own. Made with
--   understudy learn tickets.jsonl --name tickets
--   understudy import soft.csv --label label --gold truth --responder rival=rival --test soft-test.csv --name soft
--   sqlite3 .understudy/understudy.db .dump
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES('program','0.1.0');
CREATE TABLE workloads(
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    property TEXT, prefix TEXT NOT NULL, suffix TEXT NOT NULL, system_prompt TEXT, created INTEGER NOT NULL);
INSERT INTO workloads VALUES('tickets','tickets','Classification','category','{"category": "','"}','Sort the ticket.',1795828587813);
INSERT INTO workloads VALUES('soft','soft','Classification',NULL,'','',NULL,1795828588804);
CREATE TABLE example_sets(
    id INTEGER PRIMARY KEY AUTOINCREMENT, workload_id TEXT NOT NULL REFERENCES workloads(id), kind TEXT NOT NULL,
    source_path TEXT NOT NULL, source_hash TEXT NOT NULL, content_hash TEXT NOT NULL,
    total INTEGER NOT NULL, kept INTEGER NOT NULL, rejected INTEGER NOT NULL,
    format TEXT NOT NULL, encoding TEXT NOT NULL, responders TEXT NOT NULL, rejects_path TEXT, imported INTEGER NOT NULL,
    UNIQUE(workload_id, kind));
INSERT INTO example_sets VALUES(1,'tickets','Main','tickets.jsonl','1508d95342c7442c682d821f2e03f5e922a189cfa53ef562011e6143bf6c4981','23da0fe63b2bdd4c8e36ec07f0877513a52e58c6bf5e502440f64c7eb18d7a67',73,72,1,'CallLog','UTF-8','[]','imports/1/rejects.jsonl',1795828587813);
INSERT INTO example_sets VALUES(2,'soft','Main','soft.csv','ec8a93841b3df14418a8f436e044833cc2c6b7a5a331120673fa63423de43ab1','fe9857ba1c0a8ab2fdb234f3d88ad2cef9708747603c62e8c837b7b1395e6824',20,20,0,'Csv','UTF-8','[]',NULL,1795828588804);
INSERT INTO example_sets VALUES(3,'soft','Test','soft-test.csv','2194892339ca1e88803dcbd7442dfa732bb55292a49eb1ba1e99b133c7a8422f','b2243e1062e9f25004d8b6ebcadd3de173e4784d841fc16bc4456f111dfda8ed',4,4,0,'Csv','UTF-8','["rival"]',NULL,1795828588926);
CREATE TABLE examples(
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, input TEXT NOT NULL, teacher TEXT, unreadable INTEGER NOT NULL,
    distribution TEXT, gold TEXT, grp TEXT, time INTEGER, model TEXT,
    input_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, latency REAL, responders TEXT);
INSERT INTO examples VALUES(4294967296,1,'my card is lost — case 0 “ü” 👍','refund',0,NULL,'card','g0',1767225600000,'big-1-0601',20,8,5,100.0,NULL);
INSERT INTO examples VALUES(4294967297,2,'I want my money back — case 37 “ü” 👍','refund',0,NULL,'refund','g0',1767229200000,'big-1-0601',21,8,5,100.25,NULL);
INSERT INTO examples VALUES(4294967298,3,'good morning — case 74 “ü” 👍','hello',0,NULL,'hello','g1',1767232800000,'big-1-0601',22,8,5,100.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967299,4,'where is my card — case 10 “ü” 👍','card',0,NULL,'card','g1',1767236400000,'big-1-0601',23,8,5,100.75,NULL);
INSERT INTO examples VALUES(4294967300,5,'refund the last order — case 47 “ü” 👍','refund',0,NULL,'refund','g2',1767240000000,'big-1-0601',24,8,5,101.0,NULL);
INSERT INTO examples VALUES(4294967301,6,'hi there — case 84 “ü” 👍','hello',0,NULL,'hello','g2',1767243600000,'big-1-0601',25,8,5,101.25,NULL);
INSERT INTO examples VALUES(4294967302,7,'the card was swallowed by the machine — case 20 “ü” 👍','card',0,NULL,'card','g3',1767247200000,'big-1-0601',26,8,5,101.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967303,8,'when does the refund arrive — case 57 “ü” 👍','refund',0,NULL,'refund','g3',1767250800000,'big-1-0601',27,8,5,101.75,NULL);
INSERT INTO examples VALUES(4294967304,9,'hello again — case 94 “ü” 👍','hello',0,NULL,'hello','g4',1767254400000,'big-1-0601',28,8,5,102.0,NULL);
INSERT INTO examples VALUES(4294967305,10,'please block my card — case 30 “ü” 👍','card',0,NULL,'card','g4',1767258000000,'big-1-0601',29,8,5,102.25,NULL);
INSERT INTO examples VALUES(4294967306,11,'the refund is too small — case 67 “ü” 👍','refund',0,NULL,'refund','g5',1767261600000,'big-1-0601',30,8,5,102.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967307,12,'is anybody there — case 3 “ü” 👍','card',0,NULL,'hello','g5',1767265200000,'big-1-0601',31,8,5,102.75,NULL);
INSERT INTO examples VALUES(4294967308,13,'my card is lost — case 40 “ü” 👍','card',0,NULL,'card','g6',1767268800000,'big-1-0601',32,8,5,103.0,NULL);
INSERT INTO examples VALUES(4294967309,14,'I want my money back — case 77 “ü” 👍','refund',0,NULL,'refund','g6',1767272400000,'big-1-0601',33,8,5,103.25,NULL);
INSERT INTO examples VALUES(4294967310,15,'good morning — case 13 “ü” 👍','hello',0,NULL,'hello','g7',1767276000000,'big-1-0601',34,8,5,103.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967311,16,'where is my card — case 50 “ü” 👍','card',0,NULL,'card','g7',1767279600000,'big-1-0601',35,8,5,103.75,NULL);
INSERT INTO examples VALUES(4294967312,17,'refund the last order — case 87 “ü” 👍','refund',0,NULL,'refund','g8',1767283200000,'big-1-0601',36,8,5,104.0,NULL);
INSERT INTO examples VALUES(4294967313,18,'hi there — case 23 “ü” 👍','hello',0,NULL,'hello','g8',1767286800000,'big-1-0601',37,8,5,104.25,NULL);
INSERT INTO examples VALUES(4294967314,19,'the card was swallowed by the machine — case 60 “ü” 👍','card',0,NULL,'card','g9',1767290400000,'big-1-0601',38,8,5,104.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967315,20,'when does the refund arrive — case 97 “ü” 👍','refund',0,NULL,'refund','g9',1767294000000,'big-1-0601',39,8,5,104.75,NULL);
INSERT INTO examples VALUES(4294967316,21,'hello again — case 33 “ü” 👍','hello',0,NULL,'hello','g10',1767297600000,'big-1-0601',40,8,5,105.0,NULL);
INSERT INTO examples VALUES(4294967317,22,'please block my card — case 70 “ü” 👍','card',0,NULL,'card','g10',1767301200000,'big-1-0601',41,8,5,105.25,NULL);
INSERT INTO examples VALUES(4294967318,23,'the refund is too small — case 6 “ü” 👍','hello',0,NULL,'refund','g11',1767304800000,'big-1-0601',42,8,5,105.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967319,24,'is anybody there — case 43 “ü” 👍',NULL,1,NULL,'hello','g11',1767308400000,'big-1-0601',43,8,5,105.75,NULL);
INSERT INTO examples VALUES(4294967320,25,'my card is lost — case 80 “ü” 👍','card',0,NULL,'card','g12',1767312000000,'big-1-0601',44,8,5,106.0,NULL);
INSERT INTO examples VALUES(4294967321,26,'I want my money back — case 16 “ü” 👍','refund',0,NULL,'refund','g12',1767315600000,'big-1-0601',45,8,5,106.25,NULL);
INSERT INTO examples VALUES(4294967322,27,'good morning — case 53 “ü” 👍','hello',0,NULL,'hello','g13',1767319200000,'big-1-0601',46,8,5,106.5,NULL);
INSERT INTO examples VALUES(4294967323,28,'where is my card — case 90 “ü” 👍','card',0,NULL,'card','g13',1767322800000,'big-1-0601',47,8,5,106.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967324,29,'refund the last order — case 26 “ü” 👍','refund',0,NULL,'refund','g14',1767326400000,'big-1-0601',48,8,5,107.0,NULL);
INSERT INTO examples VALUES(4294967325,30,'hi there — case 63 “ü” 👍','hello',0,NULL,'hello','g14',1767330000000,'big-1-0601',49,8,5,107.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967326,31,'the card was swallowed by the machine — case 100 “ü” 👍','card',0,NULL,'card','g15',1767333600000,'big-1-0601',50,8,5,107.5,NULL);
INSERT INTO examples VALUES(4294967327,32,'when does the refund arrive — case 36 “ü” 👍','refund',0,NULL,'refund','g15',1767337200000,'big-1-0601',51,8,5,107.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967328,33,'hello again — case 73 “ü” 👍','hello',0,NULL,'hello','g16',1767340800000,'big-1-0601',52,8,5,108.0,NULL);
INSERT INTO examples VALUES(4294967329,34,'please block my card — case 9 “ü” 👍','refund',0,NULL,'card','g16',1767344400000,'big-1-0601',53,8,5,108.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967330,35,'the refund is too small — case 46 “ü” 👍','refund',0,NULL,'refund','g17',1767348000000,'big-1-0601',54,8,5,108.5,NULL);
INSERT INTO examples VALUES(4294967331,36,'is anybody there — case 83 “ü” 👍','hello',0,NULL,'hello','g17',1767351600000,'big-1-0601',55,8,5,108.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967332,37,'my card is lost — case 19 “ü” 👍','card',0,NULL,'card','g18',1767355200000,'big-1-0601',56,8,5,109.0,NULL);
INSERT INTO examples VALUES(4294967333,38,'I want my money back — case 56 “ü” 👍','refund',0,NULL,'refund','g18',1767358800000,'big-1-0601',57,8,5,109.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967334,39,'good morning — case 93 “ü” 👍','hello',0,NULL,'hello','g19',1767362400000,'big-1-0601',58,8,5,109.5,NULL);
INSERT INTO examples VALUES(4294967335,40,'where is my card — case 29 “ü” 👍','card',0,NULL,'card','g19',1767366000000,'big-1-0601',59,8,5,109.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967336,41,'refund the last order — case 66 “ü” 👍','refund',0,NULL,'refund','g20',1767369600000,'big-1-0601',60,8,5,110.0,NULL);
INSERT INTO examples VALUES(4294967337,42,'hi there — case 2 “ü” 👍','hello',0,NULL,'hello','g20',1767373200000,'big-1-0601',61,8,5,110.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967338,43,'the card was swallowed by the machine — case 39 “ü” 👍','card',0,NULL,'card','g21',1767376800000,'big-1-0601',62,8,5,110.5,NULL);
INSERT INTO examples VALUES(4294967339,44,'when does the refund arrive — case 76 “ü” 👍','refund',0,NULL,'refund','g21',1767380400000,'big-1-0601',63,8,5,110.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967340,45,'hello again — case 12 “ü” 👍','card',0,NULL,'hello','g22',1767384000000,'big-1-0601',64,8,5,111.0,NULL);
INSERT INTO examples VALUES(4294967341,46,'please block my card — case 49 “ü” 👍','card',0,NULL,'card','g22',1767387600000,'big-1-0601',65,8,5,111.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967342,47,'the refund is too small — case 86 “ü” 👍','refund',0,NULL,'refund','g23',1767391200000,'big-1-0601',66,8,5,111.5,NULL);
INSERT INTO examples VALUES(4294967343,48,'is anybody there — case 22 “ü” 👍',NULL,1,NULL,'hello','g23',1767394800000,'big-1-0601',67,8,5,111.74999999999999999,NULL);
INSERT INTO examples VALUES(4294967344,49,'my card is lost — case 59 “ü” 👍','card',0,NULL,'card','g24',1767398400000,'big-1-0601',68,8,5,112.0,NULL);
INSERT INTO examples VALUES(4294967345,50,'I want my money back — case 96 “ü” 👍','refund',0,NULL,'refund','g24',1767402000000,'big-1-0601',69,8,5,112.24999999999999999,NULL);
INSERT INTO examples VALUES(4294967346,51,'good morning — case 32 “ü” 👍','hello',0,NULL,'hello','g25',1767405600000,'big-1-0601',70,8,5,112.5,NULL);
INSERT INTO examples VALUES(4294967347,52,'where is my card — case 69 “ü” 👍','card',0,NULL,'card','g25',1767409200000,'big-1-0601',71,8,5,112.75,NULL);
INSERT INTO examples VALUES(4294967348,53,'refund the last order — case 5 “ü” 👍','refund',0,NULL,'refund','g26',1767412800000,'big-1-0601',72,8,5,113.0,NULL);
INSERT INTO examples VALUES(4294967349,54,'hi there — case 42 “ü” 👍','hello',0,NULL,'hello','g26',1767416400000,'big-1-0601',73,8,5,113.25,NULL);
INSERT INTO examples VALUES(4294967350,55,'the card was swallowed by the machine — case 79 “ü” 👍','card',0,NULL,'card','g27',1767420000000,'big-1-0601',74,8,5,113.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967351,56,'when does the refund arrive — case 15 “ü” 👍','hello',0,NULL,'refund','g27',1767423600000,'big-1-0601',75,8,5,113.75,NULL);
INSERT INTO examples VALUES(4294967352,57,'hello again — case 52 “ü” 👍','hello',0,NULL,'hello','g28',1767427200000,'big-1-0601',76,8,5,114.0,NULL);
INSERT INTO examples VALUES(4294967353,58,'please block my card — case 89 “ü” 👍','card',0,NULL,'card','g28',1767430800000,'big-1-0601',77,8,5,114.25,NULL);
INSERT INTO examples VALUES(4294967354,59,'the refund is too small — case 25 “ü” 👍','refund',0,NULL,'refund','g29',1767434400000,'big-1-0601',78,8,5,114.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967355,60,'is anybody there — case 62 “ü” 👍','hello',0,NULL,'hello','g29',1767438000000,'big-1-0601',79,8,5,114.75,NULL);
INSERT INTO examples VALUES(4294967356,61,'my card is lost — case 99 “ü” 👍','card',0,NULL,'card','g30',1767441600000,'big-1-0601',80,8,5,115.0,NULL);
INSERT INTO examples VALUES(4294967357,62,'I want my money back — case 35 “ü” 👍','refund',0,NULL,'refund','g30',1767445200000,'big-1-0601',81,8,5,115.25,NULL);
INSERT INTO examples VALUES(4294967358,63,'good morning — case 72 “ü” 👍','hello',0,NULL,'hello','g31',1767448800000,'big-1-0601',82,8,5,115.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967359,64,'where is my card — case 8 “ü” 👍','card',0,NULL,'card','g31',1767452400000,'big-1-0601',83,8,5,115.75,NULL);
INSERT INTO examples VALUES(4294967360,65,'refund the last order — case 45 “ü” 👍','refund',0,NULL,'refund','g32',1767456000000,'big-1-0601',84,8,5,116.0,NULL);
INSERT INTO examples VALUES(4294967361,66,'hi there — case 82 “ü” 👍','hello',0,NULL,'hello','g32',1767459600000,'big-1-0601',85,8,5,116.25,NULL);
INSERT INTO examples VALUES(4294967362,67,'the card was swallowed by the machine — case 18 “ü” 👍','refund',0,NULL,'card','g33',1767463200000,'big-1-0601',86,8,5,116.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967363,68,'when does the refund arrive — case 55 “ü” 👍','refund',0,NULL,'refund','g33',1767466800000,'big-1-0601',87,8,5,116.75,NULL);
INSERT INTO examples VALUES(4294967364,69,'hello again — case 92 “ü” 👍','hello',0,NULL,'hello','g34',1767470400000,'big-1-0601',88,8,5,117.0,NULL);
INSERT INTO examples VALUES(4294967365,70,'please block my card — case 28 “ü” 👍','card',0,NULL,'card','g34',1767474000000,'big-1-0601',89,8,5,117.25,NULL);
INSERT INTO examples VALUES(4294967366,71,'the refund is too small — case 65 “ü” 👍','refund',0,NULL,'refund','g35',1767477600000,'big-1-0601',90,8,5,117.49999999999999999,NULL);
INSERT INTO examples VALUES(4294967367,72,'is anybody there — case 1 “ü” 👍',NULL,1,NULL,'hello','g35',1767481200000,'big-1-0601',91,8,5,117.75,NULL);
INSERT INTO examples VALUES(8589934592,1,'message 0','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934593,2,'message 1','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934594,3,'message 2','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934595,4,'message 3','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934596,5,'message 4','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934597,6,'message 5','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934598,7,'message 6','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934599,8,'message 7','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934600,9,'message 8','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934601,10,'message 9','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934602,11,'message 10','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934603,12,'message 11','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934604,13,'message 12','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934605,14,'message 13','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934606,15,'message 14','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934607,16,'message 15','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934608,17,'message 16','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934609,18,'message 17','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934610,19,'message 18','down',0,'{"down":0.9,"up":0.1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(8589934611,20,'message 19','up',0,'{"down":0.25,"up":0.75}','up',NULL,NULL,NULL,-1,-1,-1,NULL,NULL);
INSERT INTO examples VALUES(12884901888,1,'held out 0','up',0,'{"down":0,"up":1}','up',NULL,NULL,NULL,-1,-1,-1,NULL,'["up"]');
INSERT INTO examples VALUES(12884901889,2,'held out 1','up',0,'{"down":0,"up":1}','up',NULL,NULL,NULL,-1,-1,-1,NULL,'["up"]');
INSERT INTO examples VALUES(12884901890,3,'held out 2','up',0,'{"down":0,"up":1}','up',NULL,NULL,NULL,-1,-1,-1,NULL,'["up"]');
INSERT INTO examples VALUES(12884901891,4,'held out 3','up',0,'{"down":0,"up":1}','down',NULL,NULL,NULL,-1,-1,-1,NULL,'["up"]');
CREATE TABLE looks(
    test_rows TEXT NOT NULL, number INTEGER NOT NULL, workload_id TEXT NOT NULL, hypothesis TEXT NOT NULL,
    alpha REAL NOT NULL, registered INTEGER NOT NULL, PRIMARY KEY(test_rows, number)) WITHOUT ROWID;
INSERT INTO looks VALUES('07971f873a202bb5ad46903d10abd5fe787cde66b4f5542aa6a8bff608ba76e2',1,'tickets','{"identity":"3c5353c3b185725be3d1a5a98573cc9b9f8895d1605a09f8c78d289743926aa7","number":1,"registration":{"workload":"tickets","truth":"Gold","deciding":"Alone","hypothesisAlone":"the specialist alone is right less often than teacher by 2 points or more","hypothesisWithEscalation":"the specialist with escalation is right less often than teacher by 2 points or more","comparators":"teacher","bar":null,"threshold":null,"margin":0.02,"alpha":0.05,"maxError":0.05,"confidence":0.95,"sampledGoldProbability":null,"replicates":2000,"specialist":"8dc984f8820e52e841ae98053568fbd6a66de23a09555f6eee8c1af28494ad03","testRows":"cb69dd72f6c096395d4b2e26130e277d5ba645ab4553e4bcc40ca494a1635dd5","calibrationRows":"def640e67410a84c8e42aeadc7340a4aa63df197fe60bc846562e066fca5783a","testCount":10,"seed":1516984850374088010},"rows":"hE2lIEzmrBxUNTd900NnIWEuMam9JYo\u002BBf1O0iG8\u002B2v0U2limL1Ddrp7Nt9aclp3soBKjAoriHep19Q2\u002BtbDfEvGR7957kOyjOJo5MHne8A="}',0.040000000000000007771,1795828588295);
CREATE TABLE specialists(
    id TEXT PRIMARY KEY, workload_id TEXT NOT NULL REFERENCES workloads(id), rung TEXT NOT NULL, directory TEXT NOT NULL,
    artifact TEXT NOT NULL, data TEXT NOT NULL, seed TEXT NOT NULL, train_seconds REAL NOT NULL, created INTEGER NOT NULL);
INSERT INTO specialists VALUES('tickets-8dc984f8820e','tickets','Linear','specialists/tickets-8dc984f8820e','8dc984f8820e52e841ae98053568fbd6a66de23a09555f6eee8c1af28494ad03','23da0fe63b2bdd4c8e36ec07f0877513a52e58c6bf5e502440f64c7eb18d7a67','2026',0.18445410000000000971,1795828588238);
CREATE TABLE evaluations(
    id INTEGER PRIMARY KEY AUTOINCREMENT, specialist_id TEXT NOT NULL REFERENCES specialists(id) ON DELETE CASCADE,
    truth TEXT NOT NULL, alone TEXT NOT NULL, with_escalation TEXT NOT NULL, report TEXT, certificate TEXT, created INTEGER NOT NULL);
INSERT INTO evaluations VALUES(1,'tickets-8dc984f8820e','Gold','NotYet','NotYet','reports/tickets-8dc984f8820e/report.html','specialists/tickets-8dc984f8820e/certificate.json',1795828588614);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('example_sets',3);
INSERT INTO sqlite_sequence VALUES('evaluations',1);
COMMIT;
PRAGMA user_version = 1;
