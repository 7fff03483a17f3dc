"""Coming in with a token, and going out again."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from kawat.serve.guard import SESSION
from kawat.serve.pages import safe_back, service_of
from kawat.serve.reviewing import form_of

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login_page(request: Request) -> Response:
    """Return the page that asks for a token."""
    return _ask(request, safe_back(request.query_params.get("back")), wrong=False)


@router.post("/login")
async def login(request: Request) -> Response:
    """Open a session, under a name that was not used before, for whoever has a token."""
    form = await form_of(request)
    back = safe_back(form.get("back"))
    session = request.state.guard.begin(form.get("token", "").strip())
    if session is None:
        return _ask(request, back, wrong=True)
    answer = RedirectResponse(back, 303)
    answer.set_cookie(SESSION, session, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
async def logout(request: Request) -> Response:
    """Close the session."""
    await form_of(request)
    request.state.guard.end(request.state.session)
    return RedirectResponse("/login", 303)


def _ask(request: Request, back: str, wrong: bool) -> Response:
    told = {"back": back, "wrong": wrong}
    return service_of(request).renderer.page(request, "login.html", told, 403 if wrong else 200)
