"""What libpq and the server say, in English and in Chinese, gets its name."""

from __future__ import annotations

import pytest

from pingshun_screen.io.databases.failures import cause_of, failure

ON_SOCKET = 'connection to server on socket "/run/.s.PGSQL.5432" failed: '
AT_HOST = 'connection to server at "10.1.1.1", port 5432 failed: '
BEI_HOST = '连接到"10.1.1.1"上的服务器，端口5432失败：'


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ('definition of service "x" not found', "service"),
        ('错误：没有找到服务"x"的定义', "service"),
        ('错误：没有找到服务文件"/x"', "service"),
        (f"{AT_HOST}Connection refused", "unreachable"),
        (f"{AT_HOST}timeout expired", "unreachable"),
        (f"{BEI_HOST}超时满", "unreachable"),
        (f"{BEI_HOST}拒绝连接", "unreachable"),
        ('could not translate host name "x" to address: ?', "unreachable"),
        ('无法解释主机名 "x" 到地址: ?', "unreachable"),
        (f"{AT_HOST}fe_sendauth: no password supplied", "no_password"),
        (f"{BEI_HOST}fe_sendauth: 没有提供密码", "no_password"),
        (f'{AT_HOST}FATAL:  password authentication failed for user "u"', "password"),
        (f'{BEI_HOST}致命错误:  用户 "u" Password 认证失败', "password"),
        (f'{ON_SOCKET}FATAL:  database "d" does not exist', "database"),
        (f'{BEI_HOST}致命错误:  数据库 "d" 不存在', "database"),
        (f'{ON_SOCKET}FATAL:  role "u" does not exist', "user"),
        (f'{BEI_HOST}致命错误:  角色 "u" 不存在', "user"),
        (f'{AT_HOST}FATAL:  no pg_hba.conf entry for host "h"', "not_admitted"),
        (f'{BEI_HOST}致命错误:  没有用于主机 "h" 的 pg_hba.conf 记录', "not_admitted"),
        (f"{AT_HOST}FATAL:  sorry, too many clients already", "busy"),
        (f"{BEI_HOST}致命错误:  数据库系统启动中", "busy"),
        ("ERROR:  canceling statement due to statement timeout", "too_slow"),
        ("错误:  由于语句执行超时，正在取消查询命令", "too_slow"),
        ("ERROR:  canceling statement due to lock timeout", "locked"),
        ("错误:  由于锁超时，取消语句操作", "locked"),
        ("server closed the connection unexpectedly", "lost"),
        ("服务器意外地关闭了联接", "lost"),
        ("致命错误:  由于管理员命令中断联接", "lost"),
        ("ERROR:  permission denied for table t", "denied"),
        ("错误:  对表 t 权限不够", "denied"),
        ('ERROR:  column "x" does not exist', ""),
    ],
)
def test_words_tell_the_cause(words: str, cause: str) -> None:
    assert cause_of([f"PQconnectdb failed.\n{words}\n"]) == cause


def test_only_the_first_telling_line_is_quoted() -> None:
    words = "PQconnectdb failed.\nERROR:  a\nLINE 1: SELECT geheim\n"

    assert "（ERROR:  a）" in failure("x", [words]).faults[0].problem


def test_a_password_in_their_words_is_not_quoted() -> None:
    told = failure("x", ["bad: host=h password='ge heim' passwd=geheim x"])

    assert "heim" not in str(told)


def test_words_in_another_encoding_can_be_written() -> None:
    told = failure("x", [b"FATAL \xc4\xea".decode(errors="surrogateescape")])

    assert told.faults[0].problem.encode()
